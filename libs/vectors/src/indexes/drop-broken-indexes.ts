import { MillraceError } from '@millrace/contracts';
import type { Database } from '@millrace/ports';

/** Drops what is left of indexes whose building beside writers was broken off: they find nothing, and cost every writer. */
export async function dropBrokenIndexes(long: Database, table: string): Promise<void> {
  const broken = await long<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where indrelid = ${table}::text::regclass and not indisvalid
  `;
  for (const { name } of broken) await long`drop index concurrently if exists ${long(name)}`;
}

/**
 * Runs `work`, which builds indexes, and drops what it leaves of them where it fails. Where the connection was lost it does not: the lock
 * is lost with it, and what is half built may be another's by now. That is dropped before the next build.
 */
export async function leavingNoneBroken(long: Database, table: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isLost = error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE';
    if (!isLost) await dropBrokenIndexes(long, table).catch(() => {});
    throw error;
  }
}
