import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { databaseError } from './database-error.ts';

export interface Watch<T> {
  /** The handle that queries go to now. */
  readonly current: () => T;
  /** What to throw instead of running a query. */
  readonly refuse: () => unknown;
  /** Told of the driver's error before it becomes one of ours, with the handle that it came from. */
  readonly failed: (error: unknown, handle: T) => void;
}

/** A handle whose queries are watched, their errors made ours, and some of its properties replaced. */
export function watchQueries<T extends Database | TransactionSql>(watch: Watch<T>, replaced: object): T {
  return new Proxy(watch.current(), {
    apply(_, self, args) {
      const handle = watch.current();
      return watchQuery(Reflect.apply(handle, self, args), handle, watch);
    },
    get(_, key) {
      if (Object.hasOwn(replaced, key)) return Reflect.get(replaced, key);
      const handle = watch.current();
      const value: unknown = Reflect.get(handle, key);
      if (key !== 'unsafe' || typeof value !== 'function') return value;
      return (...args: unknown[]) => watchQuery(Reflect.apply(value, handle, args), handle, watch);
    },
  });
}

/**
 * Queries of the driver are lazy promises: they run when `then` is called, and that is where they are caught. Fragments
 * never are.
 */
function watchQuery<T>(query: unknown, handle: T, { refuse, failed }: Watch<T>): unknown {
  if (!(query instanceof Promise)) return query;
  const run: Promise<unknown>['then'] = query.then.bind(query);
  const then: Promise<unknown>['then'] = (fulfilled, rejected) => {
    const refusal = refuse();
    const result: Promise<unknown> =
      refusal === undefined
        ? run(undefined, (error: unknown) => {
            failed(error, handle);
            throw databaseError(error);
          })
        : Promise.reject(refusal);
    return result.then(fulfilled, rejected);
  };
  return Object.defineProperty(query, 'then', { value: then });
}
