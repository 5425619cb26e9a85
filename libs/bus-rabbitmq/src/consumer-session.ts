import { isBulkQueue, quarantineQueue } from '@millrace/contracts';
import { type BusMessage, type Delivery, type Logger, systemClock } from '@millrace/ports';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Attachment } from './broker-link.ts';
import { deliveryOf } from './delivery.ts';
import { openChannel } from './open-channel.ts';
import type { QuarantineCalm } from './quarantine-calm.ts';
import { isQuarantined } from './topology.ts';

export interface ConsumerOptions {
  readonly queue: string;
  readonly prefetch: number;
  readonly onDelivery: (delivery: Delivery) => void;
  /** Puts a message into the quarantine of the queue. Resolves when the broker has it safe. */
  readonly quarantine: (message: BusMessage) => Promise<void>;
  /** Shared by all queues of the process. */
  readonly calm: QuarantineCalm;
  readonly log: Logger;
}

/** Losses after which a message goes into quarantine: enough to be no accident of its neighbours, few enough to end soon. */
const lossesBeforeQuarantine = 3;
const pauseBetweenTriesMs = 1_000;

/** Consumes a queue and, unless it is a twin for bulk, its quarantine on one channel, for as long as that channel lasts. */
export class ConsumerSession {
  readonly #options: ConsumerOptions;
  readonly #attachment: Attachment;
  readonly #channel: Channel;
  readonly #consumerTags: string[] = [];
  readonly #unsettled = new Set<Delivery>();
  readonly #drained = Promise.withResolvers<void>();
  #stopped = false;

  static async start(attachment: Attachment, options: ConsumerOptions): Promise<ConsumerSession> {
    const channel = await openChannel(attachment.connection, attachment.lose);
    const session = new ConsumerSession(attachment, channel, options);
    const { queue, prefetch, calm } = options;
    calm.stir();
    await session.#consume(queue, prefetch, false);
    if (isQuarantined(queue) && !isBulkQueue(queue)) await session.#consume(quarantineQueue(queue), 1, true);
    return session;
  }

  private constructor(attachment: Attachment, channel: Channel, options: ConsumerOptions) {
    this.#options = options;
    this.#attachment = attachment;
    this.#channel = channel;
  }

  /** Resolves when no delivery comes any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#consumerTags.map((tag) => this.#channel.cancel(tag)));
    this.#resolveWhenDrained();
  }

  /** Resolves when it is stopped and all that was handed out is settled or lost. */
  get drained(): Promise<void> {
    return this.#drained.promise;
  }

  /** Closes the channel after all that was sent on it: acknowledgements that are still on their way would be lost otherwise. */
  async close(): Promise<void> {
    await this.#channel.close();
  }

  /** A prefetch limit counts for the consumers that are started after it, each by itself. */
  async #consume(queue: string, prefetch: number, suspect: boolean): Promise<void> {
    await this.#channel.prefetch(prefetch);
    const { consumerTag } = await this.#channel.consume(queue, (message) => {
      if (message) this.#take(message, suspect);
      else this.#attachment.lose(new Error(`the broker cancelled the consumer of ${queue}`));
    });
    this.#consumerTags.push(consumerTag);
  }

  #take(message: ConsumeMessage, suspect: boolean): void {
    const { lost } = this.#attachment;
    if (lost.aborted) return;
    const { queue, calm } = this.#options;
    const delivery = deliveryOf(message, {
      queue,
      channel: this.#channel,
      lost,
      suspect,
      onSettled: () => {
        this.#unsettled.delete(delivery);
        this.#resolveWhenDrained();
      },
    });
    this.#unsettled.add(delivery);
    const killer = !suspect && isQuarantined(queue) && delivery.deliveryCount >= lossesBeforeQuarantine;
    if (killer) void calm.during(() => this.#quarantine(delivery));
    else if (suspect) void this.#handOutInCalm(delivery);
    else this.#options.onDelivery(delivery);
  }

  async #handOutInCalm(delivery: Delivery): Promise<void> {
    await this.#options.calm.reached(delivery.lost);
    if (delivery.lost.aborted) return;
    if (this.#stopped) delivery.release();
    else this.#options.onDelivery(delivery);
  }

  async #quarantine(delivery: Delivery): Promise<void> {
    const { log, quarantine } = this.#options;
    const fields = { messageId: delivery.message.id, deliveryCount: delivery.deliveryCount };
    while (!delivery.lost.aborted) {
      try {
        await quarantine(delivery.message);
        log.warn(fields, 'its workers were lost again and again: moved to the quarantine');
        return delivery.ack();
      } catch (error) {
        log.warn({ ...fields, err: error }, 'could not be moved to the quarantine; trying again');
        await systemClock.sleep(pauseBetweenTriesMs, delivery.lost);
      }
    }
  }

  #resolveWhenDrained(): void {
    if (this.#stopped && this.#unsettled.size === 0) this.#drained.resolve();
  }
}
