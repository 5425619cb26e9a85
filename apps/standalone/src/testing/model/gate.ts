/** Lets the calls of one process through one by one, when its turn comes, so that two processes interleave as a test says. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #open = false;
  #arrived = Promise.withResolvers<void>();
  #left = Promise.withResolvers<void>();

  /** Resolves when the caller may go on; it calls what it is given when it is through. */
  async enter(): Promise<() => void> {
    if (this.#open) return () => {};
    const turn = Promise.withResolvers<void>();
    this.#waiting.push(turn.resolve);
    this.#arrived.resolve();
    await turn.promise;
    return () => this.#left.resolve();
  }

  /** Resolves to whether somebody waits, when that is known: not while the process is busy between two calls. */
  async wanted(): Promise<boolean> {
    while (this.#waiting.length === 0 && !this.#open) {
      this.#arrived = Promise.withResolvers();
      await this.#arrived.promise;
    }
    return this.#waiting.length > 0;
  }

  /** Lets the first one in and waits until it is through. */
  async letOne(): Promise<void> {
    this.#left = Promise.withResolvers();
    this.#waiting.shift()?.();
    await this.#left.promise;
  }

  /** Lets everybody through from now on. */
  open(): void {
    this.#open = true;
    for (const enter of this.#waiting.splice(0)) enter();
    this.#arrived.resolve();
  }
}

/** Gives two processes their turns until both are done: `true` is a turn of the first. After the last turn they alternate. */
export async function takeTurns(first: Gate, second: Gate, turns: readonly boolean[]): Promise<void> {
  for (let turn = 0; ; turn++) {
    const [firstWants, secondWants] = await Promise.all([first.wanted(), second.wanted()]);
    if (!firstWants && !secondWants) return;
    const isFirsts = turns[turn] ?? turn % 2 === 0;
    await ((isFirsts && firstWants) || !secondWants ? first : second).letOne();
  }
}
