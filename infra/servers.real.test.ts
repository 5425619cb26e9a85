import { connect } from 'node:net';
import { expect, test } from 'vitest';

test.each([
  ['Postgres', 'POSTGRES_PORT'],
  ['Redis', 'REDIS_PORT'],
  ['RabbitMQ', 'RABBITMQ_PORT'],
])('%s accepts connections where %s says', async (_server, setting) => {
  const socket = connect(Number(process.env[setting]), '127.0.0.1');
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.destroy();
});

test('RabbitMQ brings its management API, and takes the user and virtual host that the environment names', async () => {
  const { RABBITMQ_MANAGEMENT_URL, RABBITMQ_USER, RABBITMQ_PASSWORD, RABBITMQ_VHOST } = process.env;
  const authorization = `Basic ${Buffer.from(`${RABBITMQ_USER}:${RABBITMQ_PASSWORD}`).toString('base64')}`;
  const response = await fetch(`${RABBITMQ_MANAGEMENT_URL}/api/vhosts/${RABBITMQ_VHOST}`, {
    headers: { authorization },
  });
  expect(response.status).toBe(200);
});

test('the object store answers', async () => {
  const response = await fetch(`${process.env.MINIO_ENDPOINT}/`);
  expect([200, 403]).toContain(response.status);
});
