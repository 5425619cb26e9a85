import { AsyncLocalStorage } from 'node:async_hooks';
import { MillraceError } from '@millrace/contracts';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { GuardedTransaction } from './guarded-transaction.ts';
import { Pool } from './pool.ts';
import { watchQueries } from './watch-queries.ts';

/** A transaction that runs in this asynchronous context. */
interface Scope {
  readonly pool: Pool;
  over: boolean;
}

const running = new AsyncLocalStorage<Scope>();

type Work = (tx: TransactionSql) => unknown;

/**
 * The driver's handle with three promises added: its errors are ours (`databaseError`); using it inside its own
 * transaction throws (on one connection it would wait for ever, on several it would escape the transaction); and lost
 * connections are borne ({@link GuardedTransaction}, {@link Pool}).
 */
export function guardDatabase(open: () => Database): Database {
  const pool = new Pool(open);
  const refuse = () => {
    const scope = running.getStore();
    return scope?.pool === pool && !scope.over ? insideItself() : undefined;
  };
  const begin = async (...args: [Work] | [string, Work]): Promise<unknown> => {
    const refusal = refuse();
    if (refusal) throw refusal;
    const [options, work] = args.length === 2 ? args : ['', args[0]];
    const scope: Scope = { pool, over: false };
    // Whoever waits for the result of work that only reads goes on before the commit is answered.
    const inside = async (tx: TransactionSql) => {
      try {
        return await work(tx);
      } finally {
        scope.over = true;
      }
    };
    return new GuardedTransaction(pool).run(options, (tx) => running.run(scope, inside, tx));
  };
  return watchQueries(
    { current: () => pool.current, refuse, failed: (error, handle) => pool.failed(error, handle) },
    { begin, end: (options?: { readonly timeout?: number }) => pool.end(options) },
  );
}

function insideItself(): MillraceError {
  return new MillraceError(
    'TRANSACTION_ERROR',
    'the database was used inside its own transaction: pass the transaction on',
  );
}
