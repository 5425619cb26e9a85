import { dependencyUnavailable, exchange } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import type { ChannelModel } from 'amqplib';
import { BrokerLink } from './broker-link.ts';
import { ConfirmWindow, type Outgoing } from './confirm-window.ts';
import { declare } from './declare.ts';
import { openConfirmChannel } from './open-channel.ts';
import { sharedTopology } from './topology.ts';
import { within } from './within.ts';

export interface PublisherOptions {
  readonly connect: () => Promise<ChannelModel>;
  readonly confirmTimeoutMs: number;
  readonly waitMs: number;
  readonly log: Logger;
}

interface PublishingSession {
  readonly window: ConfirmWindow;
  /** Asks the broker for something that it must know. */
  readonly probe: () => Promise<unknown>;
}

/** Publishes across reconnects, on a connection of its own: a broker short of memory or disk stops only those that publish. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #link: BrokerLink<PublishingSession>;
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: PublisherOptions) {
    const { connect, confirmTimeoutMs, log } = options;
    this.#options = options;
    this.#link = new BrokerLink<PublishingSession>({
      connect,
      log,
      attach: async ({ connection, lost, lose }) => {
        await declare(connection, sharedTopology(), log);
        const channel = await openConfirmChannel(connection, lose);
        return {
          window: new ConfirmWindow(channel, lost, confirmTimeoutMs),
          probe: () => channel.checkExchange(exchange),
        };
      },
      detach: async () => {},
    });
  }

  /**
   * Resolves when the broker has the message safe. Where the connection breaks before the confirm, it is published again under the
   * same id: consumers are prepared for it to come twice.
   */
  put(outgoing: Outgoing): Promise<void> {
    const putting = this.#put(outgoing).finally(() => this.#underWay.delete(putting));
    this.#underWay.add(putting);
    return putting;
  }

  /** Throws `DEPENDENCY_UNAVAILABLE` where the broker does not answer, or takes no messages. */
  async ping(): Promise<void> {
    await this.#link.tried;
    this.#link.check();
    const { probe } = await this.#link.ready(0);
    try {
      await within(this.#options.confirmTimeoutMs, probe());
    } catch (error) {
      throw dependencyUnavailable('rabbitmq', error);
    }
  }

  /** Lets what is under way end first: each has its own time limit. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#link.close();
  }

  async #put(outgoing: Outgoing): Promise<void> {
    const deadline = Date.now() + this.#options.waitMs;
    for (;;) {
      const { window } = this.#link.session ?? (await this.#link.ready(deadline - Date.now()));
      if ((await window.put(outgoing)) === 'confirmed') return;
      if (Date.now() > deadline)
        throw dependencyUnavailable('rabbitmq', new Error('the connection broke again and again'));
    }
  }
}
