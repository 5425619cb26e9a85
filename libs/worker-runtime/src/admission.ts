import type { Priority } from '@millrace/contracts';
import type { Delivery } from '@millrace/ports';
import type { InFlight } from './in-flight.ts';

/** While both priorities wait, a bulk message is begun after so many interactive ones. */
const interactiveInARow = 3;

/**
 * Lets deliveries into work, `slots` at once, interactive ones before bulk ones, though bulk never starves. Suspects are worked on
 * alone, across both priorities, so that the fall of a worker is laid to nobody else.
 */
export class Admission {
  readonly #slots: number;
  readonly #inFlight: InFlight;
  readonly #work: (delivery: Delivery) => Promise<void>;
  readonly #waiting: Readonly<Record<Priority, Delivery[]>> = { interactive: [], bulk: [] };
  readonly #suspects: Delivery[] = [];
  /** Interactive messages that were begun, since the last bulk one, while another waited. */
  #inARow = 0;
  /** Whether what was begun last is a suspect. */
  #alone = false;
  #stopped = false;

  constructor(slots: number, inFlight: InFlight, work: (delivery: Delivery) => Promise<void>) {
    this.#slots = slots;
    this.#inFlight = inFlight;
    this.#work = work;
  }

  enter(delivery: Delivery, priority: Priority): void {
    if (this.#stopped) {
      delivery.release();
      return;
    }
    (delivery.suspect ? this.#suspects : this.#waiting[priority]).push(delivery);
    this.#admit();
  }

  /** Gives back what was not begun, and whatever comes from now on. */
  stop(): void {
    this.#stopped = true;
    for (const waiting of [this.#suspects, ...Object.values(this.#waiting)]) {
      for (const delivery of waiting.splice(0)) delivery.release();
    }
  }

  #admit(): void {
    while (this.#inFlight.size < this.#slots) {
      const delivery = this.#next();
      if (!delivery) return;
      if (delivery.lost.aborted) continue;
      this.#alone = delivery.suspect;
      void this.#inFlight.add(this.#work(delivery)).then(() => this.#admit());
    }
  }

  #next(): Delivery | undefined {
    if (this.#inFlight.size > 0 && (this.#alone || this.#suspects.length > 0)) return undefined;
    const { interactive, bulk } = this.#waiting;
    if (this.#suspects.length > 0) return this.#suspects.shift();
    if (bulk.length === 0) return interactive.shift();
    if (interactive.length > 0 && this.#inARow < interactiveInARow) {
      this.#inARow += 1;
      return interactive.shift();
    }
    this.#inARow = 0;
    return bulk.shift();
  }
}
