import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import type { ConfirmChannel, Message } from 'amqplib';
import { propertiesOf } from './message-properties.ts';

export interface Outgoing {
  readonly exchange: string;
  readonly routingKey: string;
  readonly message: BusMessage;
  /** Whether it must reach a queue. A broker confirms what it could not route as well. */
  readonly mandatory: boolean;
}

interface Pending {
  readonly outgoing: Outgoing;
  readonly settle: (outcome: 'confirmed' | 'lost' | Error) => void;
  returned: boolean;
}

/** Most messages that may wait for their confirm. Past a few hundred the broker gets no faster. */
const windowSize = 256;

/**
 * Publishes on one channel, with at most 256 messages unconfirmed; the others wait in order. A message has `confirmTimeoutMs` from
 * the call: the broker gives no limit of its own.
 */
export class ConfirmWindow {
  readonly #channel: ConfirmChannel;
  readonly #confirmTimeoutMs: number;
  readonly #waiting = new Set<Pending>();
  readonly #unconfirmed = new Set<Pending>();
  /** The socket has taken what it can; amqplib says when it has emptied. */
  #full = false;

  constructor(channel: ConfirmChannel, lost: AbortSignal, confirmTimeoutMs: number) {
    this.#channel = channel;
    this.#confirmTimeoutMs = confirmTimeoutMs;
    channel.on('return', (message) => this.#returned(message));
    channel.on('drain', () => {
      this.#full = false;
      this.#writeWaiting();
    });
    lost.addEventListener('abort', () => this.#lose(), { once: true });
  }

  /**
   * Resolves to `confirmed` when the broker has the message safe, to `lost` when the connection broke before it said so: it may
   * have it or not. Throws `MESSAGE_UNROUTABLE` where no queue takes it, `DEPENDENCY_UNAVAILABLE` where the broker refuses it or
   * does not answer.
   */
  put(outgoing: Outgoing): Promise<'confirmed' | 'lost'> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(pending);
        reject(dependencyUnavailable('rabbitmq', new Error(`no confirm within ${this.#confirmTimeoutMs} ms`)));
      }, this.#confirmTimeoutMs);
      const pending: Pending = {
        outgoing,
        returned: false,
        settle(outcome) {
          clearTimeout(timer);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      this.#waiting.add(pending);
      this.#writeWaiting();
    });
  }

  #writeWaiting(): void {
    for (const pending of this.#waiting) {
      if (this.#full || this.#unconfirmed.size >= windowSize) return;
      this.#waiting.delete(pending);
      this.#write(pending);
    }
  }

  #write(pending: Pending): void {
    const { exchange, routingKey, message, mandatory } = pending.outgoing;
    const body = Buffer.from(message.body.buffer, message.body.byteOffset, message.body.byteLength);
    try {
      this.#full = !this.#channel.publish(
        exchange,
        routingKey,
        body,
        { ...propertiesOf(message), mandatory },
        (error) => this.#confirmed(pending, error),
      );
      this.#unconfirmed.add(pending);
    } catch (error) {
      pending.settle(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #confirmed(pending: Pending, refusal: Error | null): void {
    // A timed-out message keeps its place until here, so that a broker which has stopped is not sent ever more.
    if (!this.#unconfirmed.delete(pending)) return;
    const { message, exchange, routingKey } = pending.outgoing;
    if (refusal) pending.settle(dependencyUnavailable('rabbitmq', refusal));
    else if (!pending.returned) pending.settle('confirmed');
    else {
      const target = exchange ? `bound to nothing in ${exchange}` : `no queue ${routingKey}`;
      pending.settle(new MillraceError('MESSAGE_UNROUTABLE', `${message.type} ${message.id}: ${target}`));
    }
    this.#writeWaiting();
  }

  /** A return comes before the confirm of the same message, and carries its id. */
  #returned({ fields, properties }: Message): void {
    for (const pending of this.#unconfirmed) {
      const { message, exchange, routingKey } = pending.outgoing;
      const isIt =
        message.id === properties.messageId && exchange === fields.exchange && routingKey === fields.routingKey;
      if (!isIt || pending.returned) continue;
      pending.returned = true;
      return;
    }
  }

  #lose(): void {
    const all = [...this.#unconfirmed, ...this.#waiting];
    this.#unconfirmed.clear();
    this.#waiting.clear();
    for (const pending of all) pending.settle('lost');
  }
}
