import { bulkType, delayQueue, exchange, MillraceError, quarantineQueue } from '@millrace/contracts';
import type { Bus, Logger } from '@millrace/ports';
import { delayRung } from './delay-rung.ts';
import { Publisher } from './publisher.ts';
import { QuarantineCalm } from './quarantine-calm.ts';
import { connectTo, type RabbitServer } from './rabbit-server.ts';
import { RabbitSubscription } from './rabbit-subscription.ts';

export interface RabbitBusOptions extends RabbitServer {
  /** Shown in the broker's list of connections. */
  readonly connectionName: string;
  readonly log: Logger;
  /** How long a message may take to be confirmed, waiting for its turn included. Default 10 s. */
  readonly confirmTimeoutMs?: number;
  /** How long a call waits for a lost connection to come back. Default 10 s. */
  readonly waitMs?: number;
}

/**
 * The bus on RabbitMQ 4: quorum queues, publisher confirms, a topic exchange for events. It connects in the background and keeps
 * trying; a broker that is down shows in `ping`.
 */
export function openRabbitBus(options: RabbitBusOptions): Bus {
  const { connectionName, log, confirmTimeoutMs = 10_000, waitMs = 10_000 } = options;
  const subscriptions = new Set<RabbitSubscription>();
  const calm = new QuarantineCalm();
  const publisher = new Publisher({
    connect: () => connectTo(options, `${connectionName} publishing`),
    confirmTimeoutMs,
    waitMs,
    log: log.child({ connection: 'publishing' }),
  });
  let closing: Promise<void> | undefined;

  function assertOpen(): void {
    if (closing) throw new MillraceError('SHUTTING_DOWN', 'the bus is closed');
  }

  async function close(): Promise<void> {
    await Promise.all([...subscriptions].map((subscription) => subscription.close()));
    await publisher.close();
  }

  return {
    async publish(message, { optional = false, priority } = {}) {
      assertOpen();
      const routingKey = priority === 'bulk' ? bulkType(message.type) : message.type;
      await publisher.put({ exchange, routingKey, message, mandatory: !optional });
    },

    async send(queue, message, { delayMs = 0 } = {}) {
      assertOpen();
      const rung = delayMs > 0 ? delayQueue(delayRung(delayMs, Math.random())) : '';
      await publisher.put({ exchange: rung, routingKey: queue, message, mandatory: true });
    },

    async consume(queue, { prefetch, bindings = [] }, onDelivery) {
      assertOpen();
      const subscription = new RabbitSubscription({
        connect: () => connectTo(options, `${connectionName} consuming ${queue}`),
        queue,
        prefetch,
        bindings,
        onDelivery,
        calm,
        quarantine: (message) =>
          publisher.put({ exchange: '', routingKey: quarantineQueue(queue), message, mandatory: true }),
        log: log.child({ connection: 'consuming', queue }),
      });
      subscriptions.add(subscription);
      await subscription.tried;
      return subscription;
    },

    async depth(queue) {
      assertOpen();
      return publisher.depth(queue);
    },

    async ping() {
      assertOpen();
      await publisher.ping();
      for (const subscription of subscriptions) subscription.check();
    },

    close() {
      closing ??= close();
      return closing;
    },
  };
}
