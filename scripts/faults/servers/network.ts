import { openTcpProxy, type RealServers, type TcpProxy } from '@millrace/ports/testing';

export const linkNames = ['rabbitmq', 'redis', 'postgres', 'objects'] as const;
export type LinkName = (typeof linkNames)[number];

/** The ways between the fleet and its servers, each of which can be slowed down and cut. */
export interface Network {
  /** By which the apps go these ways. */
  readonly environment: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<LinkName, TcpProxy>>;
  close(): Promise<void>;
}

export async function openNetwork({ postgres, redis, rabbitmq, objects }: RealServers): Promise<Network> {
  const store = new URL(objects.endpoint);
  const targets = { rabbitmq, redis, postgres, objects: { host: store.hostname, port: Number(store.port) } };
  const opened = linkNames.map(async (name) => [name, await openTcpProxy(targets[name])] as const);
  const links = Object.fromEntries(await Promise.all(opened)) as Record<LinkName, TcpProxy>;
  return {
    links,
    environment: {
      RABBITMQ_HOST: links.rabbitmq.host,
      RABBITMQ_PORT: String(links.rabbitmq.port),
      REDIS_HOST: links.redis.host,
      REDIS_PORT: String(links.redis.port),
      POSTGRES_HOST: links.postgres.host,
      POSTGRES_PORT: String(links.postgres.port),
      MINIO_ENDPOINT: `http://${links.objects.host}:${links.objects.port}`,
    },
    async close() {
      await Promise.all(Object.values(links).map((link) => link.close()));
    },
  };
}
