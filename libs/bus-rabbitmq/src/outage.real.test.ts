import { aBusMessage, deliveryInbox } from '@millrace/ports/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRabbitWorld, type RabbitWorld } from './testing/rabbit-world.ts';

const queue = 'documents.chunked';
const down = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'rabbitmq' };

let world: RabbitWorld;
beforeEach(async () => {
  world = await openRabbitWorld();
});
afterEach(() => world.close());

test('loses no message while the broker goes away and comes back under traffic', async () => {
  const bus = await world.connect({ waitMs: 60_000 });
  const inbox = deliveryInbox();
  await bus.consume(queue, { prefetch: 50 }, inbox.onDelivery);

  const total = 3_000;
  const restart = async () => {
    world.proxy.refuse();
    await expect(bus.ping()).rejects.toMatchObject(down);
    world.proxy.resume();
  };
  const cuts = new Map<number, () => unknown>([
    [500, () => world.proxy.drop()],
    [1_000, restart],
    [2_000, () => world.proxy.drop()],
  ]);
  let published = 0;
  const publishers = Array.from({ length: 300 }, async () => {
    while (published < total) {
      const number = published++;
      cuts.get(number)?.();
      await bus.publish(aBusMessage({ id: String(number) }));
    }
  });
  const missing = new Set(Array.from({ length: total }, (_, number) => String(number)));
  while (missing.size > 0) {
    const delivery = await inbox.next();
    delivery.ack();
    missing.delete(delivery.message.id);
  }
  await Promise.all(publishers);
});

test('says that the broker is down, and why, instead of waiting for ever', async () => {
  const bus = await world.connect({ waitMs: 200 });
  await bus.ping();
  world.proxy.refuse();
  await expect(bus.publish(aBusMessage())).rejects.toMatchObject(down);
  await expect(bus.send(queue, aBusMessage())).rejects.toMatchObject(down);
  await expect(bus.ping()).rejects.toMatchObject(down);
  world.proxy.resume();
  await expect.poll(() => bus.ping().then(() => 'up', String), { timeout: 20_000 }).toBe('up');
  await bus.publish(aBusMessage());
});

test('starts while the broker is down, and consumes once it is there', async () => {
  world.proxy.refuse();
  const bus = await world.connect({ waitMs: 60_000 });
  await expect(bus.ping()).rejects.toMatchObject(down);
  const inbox = deliveryInbox();
  await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
  const published = bus.publish(aBusMessage({ id: 'early' }));
  world.proxy.resume();
  await published;
  expect((await inbox.next()).message.id).toBe('early');
});

test('gives a message up when the broker does not confirm it in time', async () => {
  const bus = await world.connect({ confirmTimeoutMs: 300 });
  await bus.ping();
  world.proxy.stall();
  await expect(bus.publish(aBusMessage())).rejects.toMatchObject(down);
  await expect(bus.ping()).rejects.toMatchObject(down);
});

test('finds out that the broker has died without a word, and delivers again what it held', async () => {
  const bus = await world.connect({ heartbeatSeconds: 1 });
  const inbox = deliveryInbox();
  await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
  await bus.publish(aBusMessage({ id: 'held' }));
  const held = await inbox.next();
  world.proxy.stall();
  const again = await inbox.next();
  expect(held.lost.aborted).toBe(true);
  expect([again.message.id, again.deliveryCount]).toEqual(['held', 1]);
});

test('consumes again when its queue was deleted', async () => {
  const bus = await world.connect();
  const inbox = deliveryInbox();
  await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
  await bus.publish(aBusMessage());
  const held = await inbox.next();
  await world.api('DELETE', `/api/queues/{vhost}/${queue}`);
  await new Promise<void>((resolve) => {
    if (held.lost.aborted) resolve();
    else held.lost.addEventListener('abort', () => resolve(), { once: true });
  });
  await expect.poll(() => bus.ping().then(() => 'up', String), { timeout: 20_000 }).toBe('up');
  await bus.publish(aBusMessage({ id: 'following' }));
  expect((await inbox.next()).message.id).toBe('following');
});
