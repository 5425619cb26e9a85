import { MillraceError } from '@millrace/contracts';
import type { Database, Transaction } from '@millrace/ports';
import { openForLongWork } from '../open-database.ts';

/** Key of the advisory lock that a backup holds. */
const backupLock = 'millrace.backup';

/**
 * Runs `work` while nothing is removed from the object store that the database knows now, so that a snapshot of the database and a copy
 * of the objects made after it belong together. `work` gets a connection of its own, which bears statements of any length. Waits for
 * another backup. Throws `TRANSACTION_ERROR` where the connection was lost meanwhile, since nobody knows then what was removed.
 */
export async function duringBackup<T>(database: Database, work: (long: Database) => Promise<T>): Promise<T> {
  const long = openForLongWork(database);
  try {
    await long`select pg_advisory_lock(hashtext(${backupLock}))`;
    const result = await work(long);
    const [row] = await long<{ held: boolean }[]>`select pg_advisory_unlock(hashtext(${backupLock})) as held`;
    if (row?.held) return result;
    throw new MillraceError(
      'TRANSACTION_ERROR',
      'the connection to Postgres was lost during the backup: make it again',
    );
  } finally {
    await long.end({ timeout: 5 });
  }
}

/**
 * True while a backup is being made. Who is about to remove objects asks this after it has read from the database that they are not
 * needed: where it is false, any later snapshot knows that too. The embedded database has one session, and no backup beside others.
 */
export async function isBackupUnderWay(sql: Transaction): Promise<boolean> {
  const [row] = await sql<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock_shared(hashtext(${backupLock})) as free
  `;
  return row?.free !== true;
}
