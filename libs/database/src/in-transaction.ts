import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { isTransient } from './database-error.ts';

const mostAttempts = 5;

/**
 * Runs `work` in a transaction, and again where Postgres gave it up for a deadlock or a serialization failure: `work`
 * must have no effect but on the transaction. Inside, only `tx` may be used.
 */
export async function inTransaction<T>(database: Database, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await database.begin(work)) as T;
    } catch (error) {
      if (attempt >= mostAttempts || !isTransient(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
