import { randomUUID } from 'node:crypto';
import { chatLogger } from '@millrace/chat-logger';
import { chatLogAcceptedSchema, chatLogSchema } from '@millrace/contracts';
import { MemoryBroker, openMemoryBus } from '@millrace/embedded';
import { openS3ObjectStore } from '@millrace/objects-s3';
import { silentLogger } from '@millrace/ports';
import { deliveryInbox, freshName, realServers } from '@millrace/ports/testing';
import { runOnce } from '@millrace/worker-runtime/testing';
import { expect, test } from 'vitest';
import { openWorld } from '../testing/world.ts';

test('an image in S3 is linked to by the account of the chat images, and a browser gets it by that link alone', async () => {
  await using world = await openWorld('real');
  const { endpoint } = realServers().objects;
  const publicEndpoint = endpoint.replace('127.0.0.1', 'localhost');
  const chatImages = await openS3ObjectStore({
    endpoint,
    publicEndpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    accessKeyId: process.env.MILLRACE_CHAT_ACCESS_KEY_ID ?? '',
    secretAccessKey: process.env.MILLRACE_CHAT_SECRET_ACCESS_KEY ?? '',
    bucket: freshName('chat images', '-'),
    log: silentLogger,
  });
  const bus = openMemoryBus(new MemoryBroker());
  const inbox = deliveryInbox();
  await bus.consume('chat.logs', { prefetch: 1 }, inbox.onDelivery);
  await using server = await world.serve({ bus, chatImages });
  const bytes = Buffer.from('pixels');

  const headers = { 'x-user-id': `user-${randomUUID()}` };
  const form = new FormData();
  form.set('conversation_id', randomUUID());
  form.set('session_id', 's');
  form.set('image', new File([bytes], 'picture.png'));
  const response = await server.request('/api/v1/chat-logs', { method: 'POST', headers, body: form });
  const { id, image_ref } = chatLogAcceptedSchema.parse(await response.json());
  const { message, ack } = await inbox.next();
  await runOnce(chatLogger, message, { ports: { chatDatabase: world.database, database: world.database } });
  ack();

  const log = chatLogSchema.parse(await (await server.request(`/api/v1/chat-logs/${id}`, { headers })).json());
  const link = new URL(String(log.log_data.image_url));
  expect(link.origin).toBe(publicEndpoint);
  const image = await fetch(link);
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await image.arrayBuffer())).toEqual(bytes);
  expect((await fetch(link.href.replace('X-Amz-Expires=3600', 'X-Amz-Expires=7200'))).status).toBe(403);
  expect((await fetch(new URL(link.pathname, link))).status).toBe(403);

  await chatImages.delete([image_ref?.key ?? '']);
  await chatImages.close();
  await bus.close();
}, 60_000);
