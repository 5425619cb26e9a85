import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { isTransient } from './database-error.ts';

const mostAttempts = 5;

/**
 * Runs `work`, and again where Postgres gave it up for a deadlock or a serialization failure: what it did is undone by
 * then, so that it may begin anew.
 */
export async function retryTransient<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= mostAttempts || !isTransient(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/**
 * Runs `work` in a transaction, and again after a transient failure: it must have no effect but on the transaction.
 * Inside, only `tx` may be used.
 */
export function inTransaction<T>(database: Database, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  return retryTransient(async () => (await database.begin(work)) as T);
}
