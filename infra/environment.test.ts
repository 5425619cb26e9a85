import { expect, test } from 'vitest';
import { appEnvironment, formatEnvironment } from './environment.ts';

const environment = appEnvironment({ engine: 'native', basePort: 30_000, clusterId: 'x', password: 'secret' });

test('prints one setting a line, without export and quotes', () => {
  const lines = formatEnvironment(environment).split('\n');
  expect(lines).toContain('POSTGRES_DB=millrace');
  expect(lines).toContain('MINIO_ENDPOINT=http://127.0.0.1:30007');
  expect(lines.every((line) => /^[A-Z_]+=[^\s"']+$/.test(line))).toBe(true);
});

test('names all that the suites with real servers ask for', () => {
  expect(Object.keys(environment)).toEqual([
    ...['POSTGRES_HOST', 'POSTGRES_PORT', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB'],
    ...['REDIS_HOST', 'REDIS_PORT', 'REDIS_PASSWORD'],
    ...['RABBITMQ_HOST', 'RABBITMQ_PORT', 'RABBITMQ_USER', 'RABBITMQ_PASSWORD', 'RABBITMQ_VHOST'],
    ...['RABBITMQ_MANAGEMENT_URL', 'MINIO_ENDPOINT', 'MINIO_ACCESS_KEY_ID', 'MINIO_SECRET_ACCESS_KEY'],
    ...['MILLRACE_CHAT_POSTGRES_USER', 'MILLRACE_CHAT_POSTGRES_PASSWORD'],
    ...['MILLRACE_CHAT_ACCESS_KEY_ID', 'MILLRACE_CHAT_SECRET_ACCESS_KEY'],
  ]);
});

test('gives the chat logs credentials of their own', () => {
  expect(environment.MILLRACE_CHAT_POSTGRES_PASSWORD).toMatch(/^[\w-]{24}$/);
  expect(environment.MILLRACE_CHAT_POSTGRES_PASSWORD).not.toBe(environment.POSTGRES_PASSWORD);
  expect(environment.MILLRACE_CHAT_POSTGRES_USER).not.toBe(environment.POSTGRES_USER);
  expect(environment.MILLRACE_CHAT_ACCESS_KEY_ID).not.toBe(environment.MINIO_ACCESS_KEY_ID);
});
