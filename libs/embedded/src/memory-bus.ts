import { MillraceError } from '@millrace/contracts';
import type { Bus } from '@millrace/ports';
import type { MemoryBroker } from './memory-broker.ts';
import { MemorySubscription } from './memory-subscription.ts';

export interface MemoryBus extends Bus {
  /** Loses the connection, as a crash does: what is unsettled goes back to its queue and is delivered again. */
  crash(): Promise<void>;
}

/**
 * The bus in memory: one connection to `broker`, which several may share; whoever made the broker closes it. A delay is exact,
 * with no rungs.
 */
export function openMemoryBus(broker: MemoryBroker): MemoryBus {
  const subscriptions = new Set<MemorySubscription>();
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new MillraceError('SHUTTING_DOWN', 'the bus is closed');
  }

  return {
    async publish(message, { optional = false, priority } = {}) {
      assertOpen();
      broker.publish(message, optional, priority);
    },
    async send(queue, message, { delayMs = 0 } = {}) {
      assertOpen();
      broker.send(queue, message, delayMs);
    },
    async consume(queue, { prefetch, bindings }, onDelivery) {
      assertOpen();
      const subscription = new MemorySubscription(broker.declare(queue, bindings), prefetch, onDelivery);
      subscriptions.add(subscription);
      return subscription;
    },
    async depth(queue) {
      assertOpen();
      return broker.depth(queue);
    },
    async ping() {
      assertOpen();
    },
    async crash() {
      for (const subscription of subscriptions) subscription.lose();
    },
    async close() {
      closed = true;
      for (const subscription of subscriptions) {
        await subscription.cancel();
        subscription.lose();
      }
      subscriptions.clear();
    },
  };
}
