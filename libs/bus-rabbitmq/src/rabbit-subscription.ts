import type { Subscription } from '@millrace/ports';
import type { ChannelModel } from 'amqplib';
import { BrokerLink } from './broker-link.ts';
import { type ConsumerOptions, ConsumerSession } from './consumer-session.ts';
import { declare } from './declare.ts';
import { consumerTopology } from './topology.ts';

export interface RabbitSubscriptionOptions extends ConsumerOptions {
  readonly connect: () => Promise<ChannelModel>;
  /** Event types that the queue is bound to. */
  readonly bindings: readonly string[];
}

/**
 * Consumes a queue until cancelled, across reconnects. It has a connection of its own, so that whatever ends its channel concerns
 * nobody else, and losing either is one and the same case.
 */
export class RabbitSubscription implements Subscription {
  /** Resolves when it consumes, or has failed to for the first time; it goes on trying. */
  readonly tried: Promise<void>;
  readonly #link: BrokerLink<ConsumerSession>;
  #cancelling: Promise<void> | undefined;

  constructor(options: RabbitSubscriptionOptions) {
    const { connect, queue, bindings, log } = options;
    this.#link = new BrokerLink({
      connect,
      log,
      attach: async (attachment) => {
        await declare(attachment.connection, consumerTopology(queue, bindings), log);
        return ConsumerSession.start(attachment, options);
      },
      detach: (session) => session.close(),
    });
    this.tried = this.#link.tried;
  }

  /** Throws why it does not consume now. Cancelled ones are at their end, which is no trouble. */
  check(): void {
    if (!this.#cancelling) this.#link.check();
  }

  cancel(): Promise<void> {
    this.#cancelling ??= this.#cancel();
    return this.#cancelling;
  }

  /** What is unsettled goes back to the queue. */
  close(): Promise<void> {
    return this.#link.close();
  }

  async #cancel(): Promise<void> {
    const { session } = this.#link;
    if (!session) return this.#link.close();
    this.#link.retire();
    try {
      await session.stop();
    } catch {
      // The channel is gone, and with it the consumer.
      return this.#link.close();
    }
    void session.drained.then(() => this.#link.close());
  }
}
