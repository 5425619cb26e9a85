import { dependencyUnavailable } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import type { ChannelModel } from 'amqplib';
import { BrokerLink } from './broker-link.ts';
import { ConfirmWindow, type Outgoing } from './confirm-window.ts';
import { declare } from './declare.ts';
import { openConfirmChannel } from './open-channel.ts';
import { probeMessage } from './probe-message.ts';
import { queueDepth } from './queue-depth.ts';
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
  readonly connection: ChannelModel;
}

/** How long a question may take that a broker in good health answers at once. */
const answerTimeoutMs = 2_000;

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
        return { connection, window: new ConfirmWindow(channel, lost, confirmTimeoutMs) };
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

  /**
   * Throws `DEPENDENCY_UNAVAILABLE` where the broker does not answer, or takes no messages. Short of memory or disk it answers
   * everything else, stops only those that publish, and them after their next message: so it is asked to take two, which go nowhere.
   */
  async ping(): Promise<void> {
    await this.#ask(async ({ window }) => {
      for (let probe = 1; probe <= 2; probe++) {
        if ((await window.put(probeMessage())) === 'lost') throw new Error('the connection broke');
      }
    });
  }

  /** Messages that wait in `queue`; 0 where there is none. Throws as `ping` does. */
  depth(queue: string): Promise<number> {
    return this.#ask(({ connection }) => queueDepth(connection, queue));
  }

  /** Lets what is under way end first: each has its own time limit. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#link.close();
  }

  async #ask<T>(question: (session: PublishingSession) => Promise<T>): Promise<T> {
    await this.#link.tried;
    this.#link.check();
    const session = await this.#link.ready(0);
    try {
      return await within(answerTimeoutMs, question(session));
    } catch (error) {
      // Meanwhile the broker may have said why.
      this.#link.check();
      throw dependencyUnavailable('rabbitmq', error);
    }
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
