import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { databaseError, isConnectionLost } from './database-error.ts';
import { watchQueries } from './watch-queries.ts';

type Work = (tx: TransactionSql) => Promise<unknown>;

/**
 * One transaction that bears the loss of its connection. The driver goes on with such a one: it sends the next statement, or the rollback, over
 * whatever connection is in that place by then, or over none, which ends the process. Here the transaction rejects at once, later
 * statements are refused, and the driver is kept waiting for the work for ever, so that it sends nothing.
 */
export class GuardedTransaction {
  #lost: unknown;

  async run(database: Database, options: string, work: Work): Promise<unknown> {
    const loss = Promise.withResolvers<never>();
    const finished = database.begin(options, (tx) => this.#unlessLost(work(this.#guard(tx, loss.reject)), loss.reject));
    try {
      return await Promise.race([finished, loss.promise]);
    } catch (error) {
      if (isConnectionLost(error)) this.#lost ??= error;
      throw databaseError(error);
    }
  }

  #guard(tx: TransactionSql, lose: (error: unknown) => void): TransactionSql {
    const failed = (error: unknown) => {
      if (isConnectionLost(error)) this.#lost ??= error;
    };
    const savepoint = (...args: [Work] | [string, Work]) => {
      const [name, work] = args.length === 2 ? args : [undefined, args[0]];
      const inner = (nested: TransactionSql) => this.#unlessLost(work(this.#guard(nested, lose)), lose);
      return name === undefined ? tx.savepoint(inner) : tx.savepoint(name, inner);
    };
    const refuse = () => (this.#lost === undefined ? undefined : databaseError(this.#lost));
    return watchQueries(tx, { refuse, failed }, { savepoint });
  }

  /** Settles as `work` does while the connection is there; otherwise never, and `lose` is told. */
  #unlessLost(work: Promise<unknown>, lose: (error: unknown) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => (this.#lost === undefined ? done() : lose(this.#lost));
      work.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }
}
