import { AsyncLocalStorage } from 'node:async_hooks';
import type { Delivery } from '@millrace/ports';
import type { Entry, MemoryQueue, QueueConsumer } from './memory-queue.ts';

/** One consumer of a queue: counts what is in hand, and gives it back when its connection is lost. */
export class MemorySubscription implements QueueConsumer {
  readonly #queue: MemoryQueue;
  readonly #prefetch: number;
  readonly #onDelivery: (delivery: Delivery) => void;
  readonly #inHand = new Map<Delivery, Entry>();
  #connection = new AbortController();

  constructor(queue: MemoryQueue, prefetch: number, onDelivery: (delivery: Delivery) => void) {
    this.#queue = queue;
    this.#prefetch = prefetch;
    // A broker elsewhere carries nothing over from the sender: not the transaction in which it sends, for one.
    this.#onDelivery = AsyncLocalStorage.bind(onDelivery);
    queue.add(this);
  }

  hasRoom(): boolean {
    return this.#inHand.size < this.#prefetch;
  }

  /** Settling a delivery twice, or once it is lost, does nothing: it is no longer in hand. */
  take(entry: Entry): void {
    const delivery: Delivery = {
      queue: this.#queue.name,
      message: entry.message,
      deliveryCount: entry.losses,
      suspect: false,
      lost: this.#connection.signal,
      ack: () => {
        if (this.#inHand.delete(delivery)) this.#queue.acked();
      },
      release: () => {
        if (this.#inHand.delete(delivery)) this.#queue.giveBack([entry]);
      },
    };
    this.#inHand.set(delivery, entry);
    this.#onDelivery(delivery);
  }

  async cancel(): Promise<void> {
    this.#queue.remove(this);
  }

  /** What a dropped connection does: all in hand goes back to the queue, and the deliveries are told that they are lost. */
  lose(): void {
    const entries = [...this.#inHand.values()];
    this.#inHand.clear();
    for (const entry of entries) entry.losses += 1;
    const lost = this.#connection;
    this.#connection = new AbortController();
    lost.abort(new Error(`the connection to ${this.#queue.name} is gone`));
    this.#queue.giveBack(entries);
  }
}
