import { exchange, queues } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { aBusMessage, deliveryInbox } from '@millrace/ports/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRabbitWorld, type RabbitWorld } from './testing/rabbit-world.ts';

let world: RabbitWorld;
beforeEach(async () => {
  world = await openRabbitWorld();
});
afterEach(() => world.close());

test('declares every queue of the contracts, when many processes start at once on an empty broker', async () => {
  const buses = await Promise.all(Array.from({ length: 6 }, () => world.connect()));
  const stages = Object.keys(queues);
  await Promise.all(buses.map((bus, index) => bus.consume(stages[index] ?? '', { prefetch: 1 }, () => {})));
  await Promise.all(buses.map((bus) => bus.ping()));
  const declared = (await world.api('GET', '/api/queues/{vhost}')) as { name: string; type: string }[];
  expect(declared.map(({ name }) => name)).toEqual(expect.arrayContaining(stages));
  expect(new Set(declared.map(({ type }) => type))).toEqual(new Set(['quorum']));
});

test('uses a queue that stands with other arguments as it is, and says so', async () => {
  const warnings: object[] = [];
  await world.api('PUT', '/api/queues/{vhost}/documents.chunked', {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 7 },
  });
  const bus = await world.connect({
    log: { ...silentLogger, child: () => ({ ...silentLogger, warn: (fields) => warnings.push(fields) }) },
  });
  const inbox = deliveryInbox();
  await bus.consume('documents.chunked', { prefetch: 1 }, inbox.onDelivery);
  await bus.publish(aBusMessage({ id: 'routed' }));
  expect((await inbox.next()).message.id).toBe('routed');
  expect(warnings).toContainEqual(
    expect.objectContaining({ declaration: expect.objectContaining({ queue: 'documents.chunked' }) }),
  );
});

test('makes the exchange anew when somebody has deleted it', async () => {
  const bus = await world.connect({ waitMs: 60_000 });
  await bus.ping();
  await world.api('DELETE', `/api/exchanges/{vhost}/${exchange}`);
  await bus.publish(aBusMessage());
});
