import type { Priority } from '@millrace/contracts';

/** A message as the bus carries it. */
export interface BusMessage {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
}

/** A message in the hands of one consumer, until it is settled or lost. */
export interface Delivery {
  readonly queue: string;
  readonly message: BusMessage;
  /**
   * How often it was delivered before without being settled: a worker crashed, or its connection dropped. 0 the first time.
   * Some brokers count what was released as well (RabbitMQ before 4.3).
   */
  readonly deliveryCount: number;
  /** It was in the hands of several crashed workers: to be worked on alone, so that it takes no other message with it. */
  readonly suspect: boolean;
  /** Aborts when the connection that delivered it is gone: whatever is done now, it will be delivered again. */
  readonly lost: AbortSignal;
  /** Done with it: removes it from the queue. Does nothing after `lost`, since the broker has taken it back. */
  ack(): void;
  /** Gives it back to the queue untouched: at shutdown. Does nothing after `lost`. */
  release(): void;
}

export interface ConsumeOptions {
  /** The most unsettled deliveries at once. */
  readonly prefetch: number;
  /** Routing keys that the queue is bound to, on top of those of the contracts' topology. */
  readonly bindings?: readonly string[];
}

export interface Subscription {
  /** No new deliveries afterwards; those in hand can still be settled. Safe to call twice. */
  cancel(): Promise<void>;
}

/**
 * The message bus. At-least-once: whatever is not acknowledged is delivered again.
 * `publish` and `send` wait out a reconnect for a bounded time and then throw `DEPENDENCY_UNAVAILABLE`: the message may be on the
 * bus or not, so it is published again under the same id. Once closed, all throw `SHUTTING_DOWN`.
 */
export interface Bus {
  /**
   * Publishes an event to everyone bound to its type. Resolves when the broker has it safe in every such queue; throws
   * `MESSAGE_UNROUTABLE` when nothing is bound to it, unless `optional` (an event for subscribers, of whom there may be none).
   * With priority `bulk` the routing key is `bulkType` of its type.
   */
  publish(message: BusMessage, options?: { readonly optional?: boolean; readonly priority?: Priority }): Promise<void>;
  /**
   * Puts a message straight into one queue, at once or after about `delayMs` (rounded to a rung of the ladder). Throws
   * `MESSAGE_UNROUTABLE` when there is no such queue.
   */
  send(queue: string, message: BusMessage, options?: { readonly delayMs?: number }): Promise<void>;
  /**
   * Consumes until cancelled, across reconnects; declares the queue where there is none. Resolves when it consumes or when its first
   * attempt has failed: it goes on trying, and `ping` says why it fails. `onDelivery` must not throw: it settles its delivery itself.
   */
  consume(queue: string, options: ConsumeOptions, onDelivery: (delivery: Delivery) => void): Promise<Subscription>;
  /** Messages that wait in a queue for a consumer, as the broker knows it now; 0 where there is no such queue. */
  depth(queue: string): Promise<number>;
  /** Throws `DEPENDENCY_UNAVAILABLE` when the bus cannot be used now: down, or taking no messages for want of memory or disk. */
  ping(): Promise<void>;
  /** Safe to call twice; what is unsettled goes back to its queue. */
  close(): Promise<void>;
}
