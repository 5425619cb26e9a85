/**
 * Lets deliveries through one by one as they come, but a suspect only when it is alone: it waits until nothing is in hand, and
 * everything else waits until it has left. So the fall of a worker is laid to nobody else.
 */
export class Turnstile<T> {
  readonly #pass: (item: T) => void;
  readonly #suspects: T[] = [];
  readonly #others: T[] = [];
  readonly #inHand = new Set<T>();
  #suspectInHand = false;
  #shut = false;

  constructor(pass: (item: T) => void) {
    this.#pass = pass;
  }

  enter(item: T, suspect: boolean): void {
    (suspect ? this.#suspects : this.#others).push(item);
    this.#letThrough();
  }

  /** Does nothing where `item` has not passed. */
  leave(item: T): void {
    if (!this.#inHand.delete(item)) return;
    this.#suspectInHand = false;
    this.#letThrough();
  }

  /** Lets nobody through any more. */
  shut(): void {
    this.#shut = true;
  }

  /** Takes out those who have not passed. */
  takeWaiting(): T[] {
    return [...this.#suspects.splice(0), ...this.#others.splice(0)];
  }

  #letThrough(): void {
    while (!this.#shut && !this.#suspectInHand) {
      const suspect = this.#suspects.length > 0;
      if (suspect && this.#inHand.size > 0) return;
      const item = suspect ? this.#suspects.shift() : this.#others.shift();
      if (item === undefined) return;
      this.#inHand.add(item);
      this.#suspectInHand = suspect;
      this.#pass(item);
    }
  }
}
