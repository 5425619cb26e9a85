import { chatAccountName, chatPassword } from './chat-account.ts';
import { type Installation, portsOf } from './installation.ts';

/** The name of the user, the database, the virtual host and the access key on the servers started from here. */
export const accountName = 'millrace';

/** The settings by which an app reaches the servers. */
export function appEnvironment(installation: Installation): Record<string, string> {
  const ports = portsOf(installation);
  const { password } = installation;
  const host = '127.0.0.1';
  return {
    POSTGRES_HOST: host,
    POSTGRES_PORT: String(ports.postgres),
    POSTGRES_USER: accountName,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: accountName,
    REDIS_HOST: host,
    REDIS_PORT: String(ports.redis),
    REDIS_PASSWORD: password,
    RABBITMQ_HOST: host,
    RABBITMQ_PORT: String(ports.amqp),
    RABBITMQ_USER: accountName,
    RABBITMQ_PASSWORD: password,
    RABBITMQ_VHOST: accountName,
    RABBITMQ_MANAGEMENT_URL: `http://${host}:${ports.management}`,
    MINIO_ENDPOINT: `http://${host}:${ports.objects}`,
    MINIO_ACCESS_KEY_ID: accountName,
    MINIO_SECRET_ACCESS_KEY: password,
    MILLRACE_CHAT_POSTGRES_USER: chatAccountName,
    MILLRACE_CHAT_POSTGRES_PASSWORD: chatPassword(installation),
    MILLRACE_CHAT_ACCESS_KEY_ID: chatAccountName,
    MILLRACE_CHAT_SECRET_ACCESS_KEY: chatPassword(installation),
  };
}

/** One `KEY=VALUE` a line, as `env`, `.env` files and `docker --env-file` take it. */
export function formatEnvironment(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
