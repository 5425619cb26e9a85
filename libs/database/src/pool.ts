import type { Database } from '@millrace/ports';
import { isConnectionLost } from './database-error.ts';

/**
 * The driver's pool, replaced by a new one whenever a connection of it is lost. The driver reuses the place of a
 * connection that died with a statement not yet written, keeps those bytes, and then writes nothing there, its start-up
 * included: whoever gets that place waits for the connect timeout again and again.
 */
export class Pool {
  readonly #open: () => Database;
  #current: Database;
  #ended = false;

  constructor(open: () => Database) {
    this.#open = open;
    this.#current = open();
  }

  get current(): Database {
    return this.#current;
  }

  /** Looks at an error that came from `pool`. */
  failed(error: unknown, pool: Database): void {
    if (this.#ended || pool !== this.#current || !isConnectionLost(error)) return;
    this.#current = this.#open();
    // Lets each of its connections finish what it is at.
    void pool.end();
  }

  end(options?: { readonly timeout?: number }): Promise<void> {
    this.#ended = true;
    return this.#current.end(options);
  }
}
