import { AsyncLocalStorage } from 'node:async_hooks';
import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { databaseError, isUnavailable } from './database-error.ts';

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
 * lost sends nothing more, since the driver would send it over whatever connection is in that place by then.
 */
export function guardDatabase(database: Database): Database {
  const refuse = () => {
    const scope = running.getStore();
    return scope?.database === database && !scope.over
      ? new MillraceError(
          'TRANSACTION_ERROR',
          'the database was used inside its own transaction: pass the transaction on',
        )
      : undefined;
  };
  const begin = (...args: [Work] | [string, Work]): Promise<unknown> => {
    const refusal = refuse();
    if (refusal) return Promise.reject(refusal);
    const [options, work] = args.length === 2 ? args : ['', args[0]];
    return beginGuarded(database, options, work);
  };
  const reserve = async () => watched(await database.reserve(), refuse, {});
  return watched(database, refuse, { begin, reserve });
}

function beginGuarded(database: Database, options: string, work: Work): Promise<unknown> {
  const scope: Scope = { database, over: false };
  return new Promise<unknown>((resolve, reject) => {
    let lost: Error | undefined;
    const lose = (error: Error) => {
      lost ??= error;
      reject(lost);
    };
    const finished = database.begin(options, (tx) => {
      const guarded = guardTransaction(tx, () => lost);
      // Never settles once the connection is lost: the driver must neither commit nor roll back then.
      return new Promise<unknown>((done, failed) => {
        running
          .run(scope, async () => work(guarded))
          .then(
            (value) => lost ?? done(value),
            (error: unknown) => {
              const known = databaseError(error);
              if (known instanceof Error && isUnavailable(known)) lose(known);
              else if (!lost) failed(known);
            },
          );
      });
    });
    finished.then(resolve, (error: unknown) => {
      const known = databaseError(error);
      if (known instanceof Error && isUnavailable(known)) lose(known);
      else reject(known);
    });
  }).finally(() => {
    scope.over = true;
  });
}

function guardTransaction(tx: TransactionSql, lost: () => Error | undefined): TransactionSql {
  const refuse = () => {
    const error = lost();
    return error && dependencyUnavailable('postgres', error);
  };
  const savepoint = (...args: [Work] | [string, Work]) => {
    const [name, work] = args.length === 2 ? args : [undefined, args[0]];
    const inner = (nested: TransactionSql) => work(guardTransaction(nested, lost));
    return name === undefined ? tx.savepoint(inner) : tx.savepoint(name, inner);
  };
  return watched(tx, refuse, { savepoint });
}

/** `sql` with its queries watched and some of its properties replaced. */
function watched<T extends Database | TransactionSql>(sql: T, refuse: () => Error | undefined, replaced: object): T {
  return new Proxy(sql, {
    apply: (target, self, args) => watchQuery(Reflect.apply(target, self, args), refuse),
    get(target, key) {
      if (Object.hasOwn(replaced, key)) return Reflect.get(replaced, key);
      const value: unknown = Reflect.get(target, key);
      if (key !== 'unsafe' || typeof value !== 'function') return value;
      return (...args: unknown[]) => watchQuery(Reflect.apply(value, target, args), refuse);
    },
  });
}

/** Queries of the driver are lazy promises: they run when `then` is called, and that is where they are caught. */
function watchQuery(query: unknown, refuse: () => Error | undefined): unknown {
  if (!(query instanceof Promise)) return query;
  const run: Promise<unknown>['then'] = query.then.bind(query);
  const then: Promise<unknown>['then'] = (fulfilled, rejected) => {
    const refusal = refuse();
    const result: Promise<unknown> = refusal
      ? Promise.reject(refusal)
      : run(undefined, (error: unknown) => {
          throw databaseError(error);
        });
    return result.then(fulfilled, rejected);
  };
  return Object.defineProperty(query, 'then', { value: then });
}
