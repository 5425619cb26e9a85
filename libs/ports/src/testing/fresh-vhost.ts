import { freshName } from './fresh-name.ts';
import type { RealServers } from './real-servers.ts';

export interface FreshVhost {
  readonly vhost: string;
  /** Asks the management interface about this virtual host, e.g. `GET`, `/api/queues/{vhost}`. Resolves to the JSON answer, if any. */
  api(method: string, path: string, body?: object): Promise<unknown>;
  /** Makes it again, on a broker that has lost it. */
  create(): Promise<void>;
  /** Deletes the virtual host with all that is in it. */
  drop(): Promise<void>;
}

/** Makes a virtual host of its own for one test file, by RabbitMQ's management interface. `{vhost}` in a path stands for its name. */
export async function freshVhost(what: string, rabbitmq: RealServers['rabbitmq']): Promise<FreshVhost> {
  const vhost = freshName(what, '-');
  const authorization = `Basic ${Buffer.from(`${rabbitmq.user}:${rabbitmq.password}`).toString('base64')}`;
  const api: FreshVhost['api'] = async (method, path, body) => {
    const response = await fetch(rabbitmq.managementUrl + path.replace('{vhost}', encodeURIComponent(vhost)), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const create = async () => {
    await api('PUT', '/api/vhosts/{vhost}', { default_queue_type: 'quorum' });
    await api('PUT', `/api/permissions/{vhost}/${encodeURIComponent(rabbitmq.user)}`, {
      configure: '.*',
      write: '.*',
      read: '.*',
    });
  };
  await create();
  return {
    vhost,
    api,
    create,
    drop: async () => {
      await api('DELETE', '/api/vhosts/{vhost}');
    },
  };
}
