import { type Clock, systemClock } from '@millrace/ports';

/** So long nothing has come that goes into quarantine: what a lost connection gave back has come again by then, and been moved. */
const calmMs = 500;

/**
 * Holds suspects back while others are on their way into quarantine. A suspect that ends its worker meanwhile would break off their moves:
 * each would be made again, and they would be laid the loss to, in the queue that they are still in.
 */
export class QuarantineCalm {
  readonly #clock: Clock;
  #moving = 0;
  #stirredAt: number;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    this.#stirredAt = clock.now().getTime();
  }

  /** A queue was just attached to: what it has to be moved comes now. */
  stir(): void {
    this.#stirredAt = this.#clock.now().getTime();
  }

  /** Runs a move; it is no calm until it is over. */
  async during<T>(move: () => Promise<T>): Promise<T> {
    this.#moving++;
    try {
      return await move();
    } finally {
      this.#moving--;
      this.stir();
    }
  }

  /** Resolves when it is calm, or when `signal` aborts. */
  async reached(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const waitMs = this.#moving > 0 ? calmMs : this.#stirredAt + calmMs - this.#clock.now().getTime();
      if (waitMs <= 0) return;
      await this.#clock.sleep(waitMs, signal);
    }
  }
}
