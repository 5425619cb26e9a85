import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { databaseError } from './database-error.ts';

export interface Watch {
  /** What to throw instead of running a query. */
  readonly refuse: () => unknown;
  /** Told of the driver's error before it becomes one of ours. */
  readonly failed?: (error: unknown) => void;
}

/** `sql` with its queries watched, their errors made ours, and some of its properties replaced. */
export function watchQueries<T extends Database | TransactionSql>(sql: T, watch: Watch, replaced: object): T {
  return new Proxy(sql, {
    apply: (target, self, args) => watchQuery(Reflect.apply(target, self, args), watch),
    get(target, key) {
      if (Object.hasOwn(replaced, key)) return Reflect.get(replaced, key);
      const value: unknown = Reflect.get(target, key);
      if (key !== 'unsafe' || typeof value !== 'function') return value;
      return (...args: unknown[]) => watchQuery(Reflect.apply(value, target, args), watch);
    },
  });
}

/** Queries of the driver are lazy promises: they run when `then` is called, and that is where they are caught. Fragments never are. */
function watchQuery(query: unknown, { refuse, failed }: Watch): unknown {
  if (!(query instanceof Promise)) return query;
  const run: Promise<unknown>['then'] = query.then.bind(query);
  const then: Promise<unknown>['then'] = (fulfilled, rejected) => {
    const refusal = refuse();
    const result: Promise<unknown> =
      refusal === undefined
        ? run(undefined, (error: unknown) => {
            failed?.(error);
            throw databaseError(error);
          })
        : Promise.reject(refusal);
    return result.then(fulfilled, rejected);
  };
  return Object.defineProperty(query, 'then', { value: then });
}
