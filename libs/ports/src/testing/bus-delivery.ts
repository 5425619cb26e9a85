import { beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import { aBusMessage } from './a-bus-message.ts';
import { type BusWorld, roundTrip } from './bus-world.ts';
import { deliveryInbox } from './delivery-inbox.ts';

const queue = 'documents.chunked';

/** When a message is delivered, and when again. */
export function describeBusDelivery(world: () => BusWorld): void {
  describe('delivery', () => {
    let bus: Bus;
    beforeEach(() => {
      bus = world().bus;
    });

    test('holds back what exceeds the prefetch until something is settled', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 2 }, inbox.onDelivery);
      for (let index = 0; index < 5; index++) await bus.publish(aBusMessage());
      const [first] = await inbox.take(2);
      await roundTrip(bus);
      expect(inbox.unread).toHaveLength(0);
      first?.ack();
      await inbox.next();
      await roundTrip(bus);
      expect(inbox.unread).toHaveLength(0);
    });

    test('shares a queue among its consumers, each message to one of them', async () => {
      const [one, other] = [deliveryInbox(), deliveryInbox()];
      await bus.consume(queue, { prefetch: 1 }, one.onDelivery);
      await (await world().connect()).consume(queue, { prefetch: 1 }, other.onDelivery);
      await Promise.all([bus.publish(aBusMessage({ id: 'a' })), bus.publish(aBusMessage({ id: 'b' }))]);
      const ids = [(await one.next()).message.id, (await other.next()).message.id];
      expect(ids.sort()).toEqual(['a', 'b']);
    });

    test('gives back what is unsettled when the connection is lost, and counts it', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 10 }, inbox.onDelivery);
      await bus.publish(aBusMessage({ id: 'settled' }));
      (await inbox.next()).ack();
      await bus.publish(aBusMessage({ id: 'held' }));
      const held = await inbox.next();
      expect([held.deliveryCount, held.lost.aborted]).toEqual([0, false]);
      await roundTrip(bus);
      await world().crash();
      const again = await inbox.next();
      expect(held.lost.aborted).toBe(true);
      expect([again.message.id, again.deliveryCount, again.lost.aborted]).toEqual(['held', 1, false]);
    });

    test('bears it when a lost delivery is settled, and delivers it again all the same', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      await bus.publish(aBusMessage({ id: 'held' }));
      const held = await inbox.next();
      await world().crash();
      await aborted(held.lost);
      held.ack();
      const again = await inbox.next();
      held.ack();
      held.release();
      again.ack();
      await bus.publish(aBusMessage({ id: 'following' }));
      expect((await inbox.next()).message.id).toBe('following');
    });

    test('bears it when a delivery is settled twice', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      await bus.publish(aBusMessage());
      const delivery = await inbox.next();
      delivery.ack();
      delivery.ack();
      delivery.release();
      await bus.publish(aBusMessage({ id: 'following' }));
      expect((await inbox.next()).message.id).toBe('following');
    });

    test('gives a released message to the next who asks', async () => {
      const [first, second] = [deliveryInbox(), deliveryInbox()];
      const subscription = await bus.consume(queue, { prefetch: 1 }, first.onDelivery);
      await bus.publish(aBusMessage({ id: 'released' }));
      const delivery = await first.next();
      await subscription.cancel();
      delivery.release();
      await bus.consume(queue, { prefetch: 1 }, second.onDelivery);
      expect((await second.next()).message.id).toBe('released');
    });

    test('delivers a delayed message after its delay, to the queue that it was sent to', async () => {
      const [delayed, other] = [deliveryInbox(), deliveryInbox()];
      await bus.consume(queue, { prefetch: 2 }, delayed.onDelivery);
      await bus.consume('documents.embedded', { prefetch: 2 }, other.onDelivery);
      const sentAt = Date.now();
      await bus.send(queue, aBusMessage({ id: 'later', headers: { 'millrace-attempt': 2 } }), { delayMs: 1_000 });
      await bus.send(queue, aBusMessage({ id: 'now' }));
      const [now, later] = await delayed.take(2);
      expect([now?.message.id, later?.message.id]).toEqual(['now', 'later']);
      expect([later?.deliveryCount, later?.message.headers['millrace-attempt']]).toEqual([0, 2]);
      expect(Date.now() - sentAt).toBeGreaterThanOrEqual(990);
      expect(other.unread).toHaveLength(0);
    });

    test('confirms a thousand events published at once, and keeps their order', async () => {
      const inbox = deliveryInbox();
      const ids = Array.from({ length: 1_000 }, (_, index) => `event-${index}`);
      await Promise.all(ids.map((id) => bus.publish(aBusMessage({ id }))));
      await bus.consume(queue, { prefetch: 100 }, inbox.onDelivery);
      const taken = await inbox.take(ids.length, { ack: true });
      expect(taken.map(({ message }) => message.id)).toEqual(ids);
    });

    test('loses no event that was published while the connection was cut', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 100 }, inbox.onDelivery);
      const ids = Array.from({ length: 500 }, (_, index) => `event-${index}`);
      const published = Promise.all(ids.map((id) => bus.publish(aBusMessage({ id }))));
      await world().crash();
      await published;
      const missing = new Set(ids);
      while (missing.size > 0) {
        const delivery = await inbox.next();
        delivery.ack();
        missing.delete(delivery.message.id);
      }
    });
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
