import { bulkQueue, deadLetterQueue, quarantineQueue } from '@millrace/contracts';
import { aBusMessage, deliveryInbox } from '@millrace/ports/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRabbitWorld, type RabbitWorld } from './testing/rabbit-world.ts';

const queue = 'documents.chunked';

let world: RabbitWorld;
beforeEach(async () => {
  world = await openRabbitWorld();
});
afterEach(() => world.close());

test('ends the message that keeps killing its worker, and works off those fetched along with it', async () => {
  const [observer, worker] = [await world.connectDirectly(), await world.connect()];
  const dead = deliveryInbox();
  await observer.consume(deadLetterQueue, { prefetch: 1 }, dead.onDelivery);

  const healthy = ['a', 'b', 'c', 'd'];
  for (const id of ['killer', ...healthy]) {
    await observer.send(queue, aBusMessage({ id, headers: { 'millrace-attempt': 2 } }));
  }
  const done: string[] = [];
  const queues = new Set<string>();
  await worker.consume(queue, { prefetch: 5 }, (delivery) => {
    queues.add(delivery.queue);
    if (delivery.message.id === 'killer') return world.proxy.drop();
    setImmediate(() => {
      if (delivery.lost.aborted) return;
      delivery.ack();
      done.push(delivery.message.id);
    });
  });

  const { message } = await dead.next();
  expect(message).toMatchObject({
    id: 'killer',
    headers: {
      'millrace-attempt': 2,
      'x-first-death-queue': quarantineQueue(queue),
      'x-first-death-reason': 'delivery_limit',
      'x-last-death-queue': quarantineQueue(queue),
      'x-last-death-reason': 'delivery_limit',
    },
  });
  await expect.poll(() => new Set(done), { timeout: 30_000 }).toEqual(new Set(healthy));
  expect(dead.unread).toHaveLength(0);
  expect([...queues]).toEqual([queue]);
});

test('marks what comes from the quarantine, one at a time, also of what was in the twin for bulk', async () => {
  const bus = await world.connect();
  const inbox = deliveryInbox();
  await (await bus.consume(queue, { prefetch: 4 }, inbox.onDelivery)).cancel();
  for (const id of ['one', 'two']) await bus.send(quarantineQueue(bulkQueue(queue)), aBusMessage({ id }));
  await bus.consume(queue, { prefetch: 4 }, inbox.onDelivery);
  await bus.consume(bulkQueue(queue), { prefetch: 4 }, inbox.onDelivery);
  const first = await inbox.next();
  await bus.ping();
  expect(inbox.unread).toHaveLength(0);
  expect([first.message.id, first.queue, first.suspect]).toEqual(['one', queue, true]);
  first.ack();
  expect((await inbox.next()).message.id).toBe('two');
});
