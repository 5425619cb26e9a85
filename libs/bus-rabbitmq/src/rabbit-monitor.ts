import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { QueueCounts, QueueMonitor } from '@millrace/ports';

export interface RabbitMonitorOptions {
  /** Of the management plugin's HTTP interface, without a trailing slash. */
  readonly managementUrl: string;
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
  /** Queues that are asked for at once. Default: 500, the most that the interface gives. */
  readonly pageSize?: number;
  /** How long one answer may take. Default 5 s. */
  readonly timeoutMs?: number;
}

/** One page of `GET /api/queues/{vhost}`. Of a queue that is new the counts are missing. */
interface Page {
  readonly page_count: number;
  readonly items: readonly {
    readonly name: string;
    readonly messages_ready?: number;
    readonly messages_unacknowledged?: number;
    readonly messages_dlx?: number;
    readonly consumers?: number;
  }[];
}

const columns = 'name,messages_ready,messages_unacknowledged,messages_dlx,consumers';

/**
 * Looks into the queues of a virtual host by the management interface, the only one that knows of messages on their way to be
 * dead-lettered (https://www.rabbitmq.com/docs/management#http-api).
 */
export function openRabbitMonitor(options: RabbitMonitorOptions): QueueMonitor {
  const { managementUrl, user, password, vhost, pageSize = 500, timeoutMs = 5_000 } = options;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const closing = new AbortController();

  async function page(number: number, size: number): Promise<Page> {
    if (closing.signal.aborted) throw new MillraceError('SHUTTING_DOWN', 'the monitor is closed');
    const query = new URLSearchParams({ page: String(number), page_size: String(size), sort: 'name', columns });
    try {
      const response = await fetch(`${managementUrl}/api/queues/${encodeURIComponent(vhost)}?${query}`, {
        headers: { authorization },
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (!response.ok) throw new Error(`the management interface answered ${response.status}`);
      return (await response.json()) as Page;
    } catch (error) {
      throw dependencyUnavailable('rabbitmq', error);
    }
  }

  return {
    // Quorum queues tell their counts every 5 s, and the interface gathers what they tell every 5 s: both by default.
    staleMs: 10_000,

    async counts() {
      const counts: Record<string, QueueCounts> = {};
      for (let number = 1, pages = 1; number <= pages; number++) {
        const { items, page_count } = await page(number, pageSize);
        pages = page_count;
        for (const queue of items) {
          counts[queue.name] = {
            ready: queue.messages_ready ?? 0,
            unacked: queue.messages_unacknowledged ?? 0,
            deadLettering: queue.messages_dlx ?? 0,
            consumers: queue.consumers ?? 0,
          };
        }
      }
      return counts;
    },

    async ping() {
      await page(1, 1);
    },

    async close() {
      closing.abort(new Error('the monitor is closed'));
    },
  };
}
