import type { TransactionSql } from 'postgres';
import { databaseError, isConnectionLost } from './database-error.ts';
import type { Pool } from './pool.ts';
import { watchQueries } from './watch-queries.ts';

type Work = (tx: TransactionSql) => Promise<unknown>;

/**
 * One transaction that bears the loss of its connection. The driver goes on with such a one: it sends the next
 * statement, or the rollback, over whatever connection is in that place by then, or over none, which ends the process.
 * Here the transaction rejects at once, later statements are refused, and the driver is kept waiting for the work for
 * ever, so that it sends nothing.
 */
export class GuardedTransaction {
  readonly #pool: Pool;
  readonly #loss = Promise.withResolvers<never>();
  #lost: unknown;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#loss.promise.catch(() => {});
  }

  async run(options: string, work: Work): Promise<unknown> {
    const pool = this.#pool.current;
    try {
      const finished = pool.begin(options, (tx) => this.#unlessLost(work(this.#guard(tx))));
      return await Promise.race([finished, this.#loss.promise]);
    } catch (error) {
      this.#failed(error);
      this.#pool.failed(error, pool);
      throw databaseError(error);
    }
  }

  #failed(error: unknown): void {
    if (this.#lost !== undefined || !isConnectionLost(error)) return;
    this.#lost = error;
    this.#loss.reject(error);
  }

  #guard(tx: TransactionSql): TransactionSql {
    const savepoint = (...args: [Work] | [string, Work]) => {
      const [name, work] = args.length === 2 ? args : [undefined, args[0]];
      const inner = (nested: TransactionSql) => this.#unlessLost(work(this.#guard(nested)));
      return name === undefined ? tx.savepoint(inner) : tx.savepoint(name, inner);
    };
    const refuse = () => (this.#lost === undefined ? undefined : databaseError(this.#lost));
    return watchQueries({ current: () => tx, refuse, failed: (error) => this.#failed(error) }, { savepoint });
  }

  /** Settles as `work` does while the connection is there, otherwise never. */
  #unlessLost(work: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        if (this.#lost === undefined) done();
      };
      work.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }
}
