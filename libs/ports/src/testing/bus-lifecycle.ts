import { beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import { aBusMessage } from './a-bus-message.ts';
import { type BusWorld, roundTrip } from './bus-world.ts';
import { deliveryInbox } from './delivery-inbox.ts';

const queue = 'documents.chunked';

/** What cancel and close do to what is under way. */
export function describeBusLifecycle(world: () => BusWorld): void {
  describe('lifecycle', () => {
    let bus: Bus;
    beforeEach(() => {
      bus = world().bus;
    });

    test('delivers nothing new after cancel, while what is in hand can still be settled', async () => {
      const [cancelled, next] = [deliveryInbox(), deliveryInbox()];
      const subscription = await bus.consume(queue, { prefetch: 2 }, cancelled.onDelivery);
      await bus.publish(aBusMessage({ id: 'in hand' }));
      const inHand = await cancelled.next();
      await subscription.cancel();
      await subscription.cancel();
      await bus.publish(aBusMessage({ id: 'new' }));
      expect(inHand.lost.aborted).toBe(false);
      inHand.ack();
      await roundTrip(bus);
      await bus.consume(queue, { prefetch: 2 }, next.onDelivery);
      expect((await next.next()).message.id).toBe('new');
      expect(cancelled.unread).toHaveLength(0);
    });

    test('gives back what is unsettled when it is closed', async () => {
      const [closed, next] = [deliveryInbox(), deliveryInbox()];
      const closing = await world().connect();
      await closing.consume(queue, { prefetch: 2 }, closed.onDelivery);
      await bus.publish(aBusMessage({ id: 'acked' }));
      await bus.publish(aBusMessage({ id: 'unsettled' }));
      const [acked, unsettled] = await closed.take(2);
      acked?.ack();
      await closing.close();
      expect(unsettled?.lost.aborted).toBe(true);
      unsettled?.ack();
      await bus.consume(queue, { prefetch: 2 }, next.onDelivery);
      expect((await next.next()).message.id).toBe('unsettled');
      await roundTrip(bus);
      expect(next.unread).toHaveLength(0);
    });

    test('can be closed twice, and says so to whoever uses it afterwards', async () => {
      const closing = await world().connect();
      await closing.ping();
      await Promise.all([closing.close(), closing.close()]);
      await closing.close();
      await expect(closing.publish(aBusMessage())).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
      await expect(closing.ping()).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    });
  });
}
