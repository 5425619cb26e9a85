import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { isConnectionBroken, isTransient } from './database-error.ts';

const mostAttempts = 5;

/**
 * Runs `work`, and again where Postgres gave it up for a deadlock, a lock or a serialization failure: what it did is undone by then,
 * so that it may begin anew.
 */
export function retryTransient<T>(work: () => Promise<T>): Promise<T> {
  return retry(work, isTransient);
}

/** For `begin`, of work that only reads: each statement sees what is committed by then, or all of them the same. */
export type ReadMode = 'read only' | 'isolation level repeatable read read only';

/**
 * Runs `work` in a transaction, and again after a transient failure, or where its connection broke before it was to be committed: it
 * must have no effect but on the transaction. Inside, only `tx` may be used. Where the connection breaks under the commit itself
 * nobody knows its outcome: `DEPENDENCY_UNAVAILABLE`.
 * @param mode Work that only reads gives its result at once: no commit can make it untrue.
 */
export function inTransaction<T>(
  database: Database,
  work: (tx: TransactionSql) => Promise<T>,
  mode?: ReadMode,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let isCommitting = false;
  const attempt = async () => {
    isCommitting = false;
    return (await database.begin(mode ?? '', async (tx) => {
      const result = await work(tx);
      isCommitting = true;
      if (mode !== undefined) resolve(result);
      return result;
    })) as T;
  };
  const mayRunAgain = (error: unknown) => isTransient(error) || (!isCommitting && isConnectionBroken(error));
  retry(attempt, mayRunAgain).then(resolve, reject);
  return promise;
}

async function retry<T>(work: () => Promise<T>, mayRunAgain: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= mostAttempts || !mayRunAgain(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
