import type { BusMessage, QueueCounts } from '@millrace/ports';
import { Fifo } from './fifo.ts';

/** A message in a queue. */
export interface Entry {
  readonly message: BusMessage;
  /** Its place in the queue: what comes back goes before whatever was put later. */
  readonly place: number;
  /** Deliveries that a lost connection ended. */
  losses: number;
}

/** Somebody who takes from a queue. */
export interface QueueConsumer {
  hasRoom(): boolean;
  take(entry: Entry): void;
}

/** One queue: messages wait in order, and consumers with room take turns. */
export class MemoryQueue {
  readonly name: string;
  readonly #consumers: QueueConsumer[] = [];
  readonly #ready = new Fifo<Entry>();
  #returned: Entry[] = [];
  #places = 0;
  #unacked = 0;
  #dispatch: NodeJS.Immediate | undefined;

  constructor(name: string) {
    this.name = name;
  }

  put(message: BusMessage): void {
    this.#ready.push({ message, place: this.#places, losses: 0 });
    this.#places += 1;
    this.wake();
  }

  /** One that was handed out is done with. */
  acked(): void {
    this.#unacked -= 1;
    this.wake();
  }

  /** Those that were handed out wait again. */
  giveBack(entries: readonly Entry[]): void {
    this.#unacked -= entries.length;
    this.#returned = [...this.#returned, ...entries].sort((a, b) => a.place - b.place);
    this.wake();
  }

  add(consumer: QueueConsumer): void {
    this.#consumers.push(consumer);
    this.wake();
  }

  remove(consumer: QueueConsumer): void {
    const index = this.#consumers.indexOf(consumer);
    if (index >= 0) this.#consumers.splice(index, 1);
  }

  /**
   * Hands out what there is room for, soon. Not at once, so that nobody is called back from within his own publish; and by way
   * of the event loop, so that a chain of stages that never wait cannot keep timers and sockets from their turn.
   */
  wake(): void {
    if (this.#waiting === 0) return;
    this.#dispatch ??= setImmediate(() => {
      this.#dispatch = undefined;
      this.#handOut();
    });
  }

  get counts(): QueueCounts {
    return { ready: this.#waiting, unacked: this.#unacked, deadLettering: 0, consumers: this.#consumers.length };
  }

  get #waiting(): number {
    return this.#returned.length + this.#ready.size;
  }

  #handOut(): void {
    while (this.#waiting > 0) {
      const turn = this.#consumers.findIndex((consumer) => consumer.hasRoom());
      if (turn < 0) return;
      const entry = this.#returned.shift() ?? this.#ready.shift();
      if (!entry) return;
      const [consumer] = this.#consumers.splice(turn, 1);
      if (!consumer) return;
      this.#consumers.push(consumer);
      this.#unacked += 1;
      consumer.take(entry);
    }
  }
}
