import type { FreshVhost } from '@millrace/ports/testing';
import { vi } from 'vitest';
import { z } from 'zod';

const queuesSchema = z.array(
  z.object({ name: z.string(), messages: z.number().default(0), messages_dlx: z.number().default(0) }),
);
const messagesSchema = z.array(z.object({ payload: z.string() }));

/** The broker counts a quorum queue every five seconds. */
const oldestCountMs = 6_000;

/** Resolves when every queue has been empty for so long that no count can be from before: nothing ready, in hand, or on its way to a dead-letter target. */
export async function queuesEmpty(broker: FreshVhost): Promise<void> {
  let emptySince: number | undefined;
  await vi.waitFor(
    async () => {
      const queues = queuesSchema.parse(await broker.api('GET', '/api/queues/{vhost}'));
      const full = queues.filter(({ messages, messages_dlx }) => messages + messages_dlx > 0);
      emptySince = full.length > 0 ? undefined : (emptySince ?? Date.now());
      if (emptySince === undefined) throw new Error(`not empty: ${full.map(({ name }) => name).join(', ')}`);
      if (Date.now() - emptySince < oldestCountMs) throw new Error('the counts may be old');
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** What lies in the queues once no worker is left, by queue: asked of the queues themselves. */
export async function leftBehind(broker: FreshVhost): Promise<Record<string, string[]>> {
  const queues = queuesSchema.parse(await broker.api('GET', '/api/queues/{vhost}'));
  const found = await Promise.all(
    queues.map(async ({ name }) => {
      const answer = await broker.api('POST', `/api/queues/{vhost}/${encodeURIComponent(name)}/get`, {
        count: 10,
        ackmode: 'ack_requeue_true',
        encoding: 'auto',
      });
      return [name, messagesSchema.parse(answer).map(({ payload }) => payload)] as const;
    }),
  );
  return Object.fromEntries(found.filter(([, payloads]) => payloads.length > 0));
}
