import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { type FreshVhost, freshName, freshVhost, realServers } from '@millrace/ports/testing';

/** A database, a virtual host and a bucket of one's own on the real servers, and the environment that leads the apps there. */
export interface FreshStack {
  readonly environment: Readonly<Record<string, string>>;
  readonly database: FreshDatabase['database'];
  readonly broker: FreshVhost;
  drop(): Promise<void>;
}

export async function freshStack(what: string): Promise<FreshStack> {
  const servers = realServers();
  const [database, broker] = await Promise.all([freshDatabase('real'), freshVhost(what, servers.rabbitmq)]);
  return {
    database: database.database,
    broker,
    environment: {
      POSTGRES_HOST: servers.postgres.host,
      POSTGRES_PORT: String(servers.postgres.port),
      POSTGRES_USER: servers.postgres.user,
      POSTGRES_PASSWORD: servers.postgres.password,
      POSTGRES_DB: database.settings.database,
      REDIS_HOST: servers.redis.host,
      REDIS_PORT: String(servers.redis.port),
      REDIS_PASSWORD: servers.redis.password ?? '',
      RABBITMQ_HOST: servers.rabbitmq.host,
      RABBITMQ_PORT: String(servers.rabbitmq.port),
      RABBITMQ_USER: servers.rabbitmq.user,
      RABBITMQ_PASSWORD: servers.rabbitmq.password,
      RABBITMQ_VHOST: broker.vhost,
      RABBITMQ_MANAGEMENT_URL: servers.rabbitmq.managementUrl,
      MINIO_ENDPOINT: servers.objects.endpoint,
      MINIO_ACCESS_KEY_ID: servers.objects.accessKeyId,
      MINIO_SECRET_ACCESS_KEY: servers.objects.secretAccessKey,
      MILLRACE_BUCKET: freshName(what, '-'),
      MILLRACE_CLOCK_PREFIX: freshName('clock'),
      MILLRACE_DRAIN_MS: '5000',
    },
    async drop() {
      await broker.drop();
      await database.stop();
    },
  };
}
