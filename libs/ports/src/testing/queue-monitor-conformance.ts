import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import type { QueueCounts, QueueMonitor } from '../queue-monitor.ts';
import { aBusMessage } from './a-bus-message.ts';
import { deliveryInbox } from './delivery-inbox.ts';

/** A broker that holds nothing, with a bus to fill it. */
export interface QueueMonitorWorld {
  readonly bus: Bus;
  readonly monitor: QueueMonitor;
  close(): Promise<void>;
}

const queue = 'documents.chunked';
const nothing: QueueCounts = { ready: 0, unacked: 0, deadLettering: 0, consumers: 0 };

/** What every QueueMonitor does. Run it on each adapter; `open` is called for each test. */
export function describeQueueMonitor(name: string, open: () => Promise<QueueMonitorWorld>): void {
  describe(`queue monitor: ${name}`, () => {
    let world: QueueMonitorWorld;
    beforeEach(async () => {
      world = await open();
      await world.bus.ping();
    });
    afterEach(() => world.close());

    /** Counts may be stale: twice their greatest age is ample. */
    const counted = (of: string) =>
      expect.poll(async () => (await world.monitor.counts())[of], { timeout: 2 * world.monitor.staleMs + 1_000 });

    test('names queues that are empty, those of the delay ladder among them', async () => {
      await counted(queue).toEqual(nothing);
      await counted('millrace.delay.5s').toEqual(nothing);
      await counted('no.such.queue').toBeUndefined();
    });

    test('tells what waits from what consumers have in their hands', async () => {
      const inbox = deliveryInbox();
      for (let sent = 0; sent < 5; sent++) await world.bus.send(queue, aBusMessage());
      await counted(queue).toEqual({ ...nothing, ready: 5 });
      const subscription = await world.bus.consume(queue, { prefetch: 2 }, inbox.onDelivery);
      const [first, second] = await inbox.take(2);
      await counted(queue).toEqual({ ...nothing, ready: 3, unacked: 2, consumers: 1 });
      await subscription.cancel();
      first?.ack();
      second?.release();
      await counted(queue).toEqual({ ...nothing, ready: 4 });
    });

    test('shows a message that waits for its time on a rung of the ladder', async () => {
      await world.bus.send(queue, aBusMessage(), { delayMs: 3_600_000 });
      await counted('millrace.delay.3600s').toEqual({ ...nothing, ready: 1 });
      await counted(queue).toEqual(nothing);
    });

    test('answers a ping until it is closed', async () => {
      await world.monitor.ping();
      await world.monitor.close();
      await expect(world.monitor.ping()).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
      await expect(world.monitor.counts()).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    });
  });
}
