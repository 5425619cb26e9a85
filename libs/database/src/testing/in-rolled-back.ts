import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';

class RollBack extends Error {}

/** Runs `work` in a transaction of which nothing stays. */
export async function inRolledBack(database: Database, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  try {
    await database.begin(async (tx) => {
      await work(tx);
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
}
