import { AsyncLocalStorage } from 'node:async_hooks';
import { MillraceError } from '@millrace/contracts';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { GuardedTransaction } from './guarded-transaction.ts';
import { watchQueries } from './watch-queries.ts';

/** A transaction that runs in this asynchronous context. */
interface Scope {
  readonly database: Database;
  over: boolean;
}

const running = new AsyncLocalStorage<Scope>();

type Work = (tx: TransactionSql) => unknown;

/**
 * The driver's handle with three promises added: its errors are ours (`databaseError`); using it inside its own transaction throws
 * (on one connection it would wait for ever, on several it would escape the transaction); and a transaction whose connection was
 * lost ends at once and sends nothing more ({@link GuardedTransaction}).
 */
export function guardDatabase(database: Database): Database {
  const refuse = () => {
    const scope = running.getStore();
    return scope?.database === database && !scope.over ? insideItself() : undefined;
  };
  const begin = async (...args: [Work] | [string, Work]): Promise<unknown> => {
    const refusal = refuse();
    if (refusal) throw refusal;
    const [options, work] = args.length === 2 ? args : ['', args[0]];
    const scope: Scope = { database, over: false };
    try {
      return await new GuardedTransaction().run(database, options, (tx) => running.run(scope, async () => work(tx)));
    } finally {
      scope.over = true;
    }
  };
  return watchQueries(database, { refuse }, { begin });
}

function insideItself(): MillraceError {
  return new MillraceError(
    'TRANSACTION_ERROR',
    'the database was used inside its own transaction: pass the transaction on',
  );
}
