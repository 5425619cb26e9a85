import { expect, it } from 'vitest';
import { configOf } from './testing/config-folder.ts';
import { valueAt } from './value-at.ts';

/** Names that other programs use too, and what they set here. */
const names: readonly (readonly [variable: string, text: string, path: string, value: unknown])[] = [
  ['POSTGRES_HOST', 'db', 'postgres.host', 'db'],
  ['POSTGRES_PORT', '6000', 'postgres.port', 6000],
  ['POSTGRES_USER', 'ann', 'postgres.user', 'ann'],
  ['POSTGRES_PASSWORD', 'p!@#', 'postgres.password', 'p!@#'],
  ['POSTGRES_DB', 'docs', 'postgres.database', 'docs'],
  ['DATABASE_URL', 'postgresql://db/docs', 'postgres.database', 'docs'],
  ['DB_HOST', 'db', 'postgres.host', 'db'],
  ['DB_PORT', '5433', 'postgres.port', 5433],
  ['DB_USER', 'ann', 'postgres.user', 'ann'],
  ['DB_PASSWORD', 'p!@#', 'postgres.password', 'p!@#'],
  ['DB_NAME', 'docs', 'postgres.database', 'docs'],
  ['REDIS_HOST', 'cache', 'redis.host', 'cache'],
  ['REDIS_PORT', '6380', 'redis.port', 6380],
  ['REDIS_PASSWORD', 'p', 'redis.password', 'p'],
  ['REDIS_DB', '3', 'redis.db', 3],
  ['REDIS_URL', 'rediss://cache', 'redis.tls', true],
  ['RABBITMQ_HOST', 'mq', 'rabbitmq.host', 'mq'],
  ['RABBITMQ_PORT', '5671', 'rabbitmq.port', 5671],
  ['RABBITMQ_USER', 'ann', 'rabbitmq.user', 'ann'],
  ['RABBITMQ_PASSWORD', 'p', 'rabbitmq.password', 'p'],
  ['RABBITMQ_VHOST', 'docs', 'rabbitmq.vhost', 'docs'],
  ['AMQP_URL', 'amqp://mq/docs', 'rabbitmq.vhost', 'docs'],
  ['MINIO_ENDPOINT', 'store:9000', 'objects.endpoint', 'http://store:9000'],
  ['MINIO_ACCESS_KEY', 'id', 'objects.accessKeyId', 'id'],
  ['MINIO_ACCESS_KEY_ID', 'id', 'objects.accessKeyId', 'id'],
  ['MINIO_SECRET_KEY', 's', 'objects.secretAccessKey', 's'],
  ['MINIO_SECRET_ACCESS_KEY', 's', 'objects.secretAccessKey', 's'],
  ['MINIO_BUCKET_NAME', 'images', 'chat.bucket', 'images'],
  ['AWS_REGION', 'eu-central-1', 'objects.region', 'eu-central-1'],
  ['OPENAI_API_KEY', 'sk', 'models.openaiApiKey', 'sk'],
  ['OPENAI_BASE_URL', 'http://llm/v1', 'models.openaiBaseUrl', 'http://llm/v1'],
  ['ANTHROPIC_API_KEY', 'sk', 'models.anthropicApiKey', 'sk'],
  ['AI_SERVICE_GRPC_ADDRESS', 'gateway:50051', 'gateway.url', 'http://gateway:50051'],
  ['LOG_LEVEL', 'debug', 'log.level', 'debug'],
];

it.each(names)('%s=%s sets %s, and so it does with the prefix', (variable, text, path, value) => {
  expect(valueAt(configOf({ env: { [variable]: text } }), path.split('.'))).toBe(value);
  expect(valueAt(configOf({ env: { [`MILLRACE_${variable}`]: text } }), path.split('.'))).toBe(value);
});
