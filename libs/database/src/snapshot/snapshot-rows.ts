import type { Transaction } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import type { SnapshotTable } from './snapshot-tables.ts';

const rowsAtOnce = 500;

/** The rows of a table as lines of JSON, some hundred at a time, in the order in which the table gives them. */
export async function* readSnapshotRows(tx: TransactionSql, { read }: SnapshotTable): AsyncGenerator<string[]> {
  for await (const rows of tx.unsafe<{ line: string }[]>(read).cursor(rowsAtOnce)) {
    yield rows.map(({ line }) => line);
  }
}

/** Enters rows that {@link readSnapshotRows} gave. Throws `VALIDATION_ERROR` where a line does not fit its table. */
export async function writeSnapshotRows(
  tx: Transaction,
  { write }: SnapshotTable,
  lines: readonly string[],
): Promise<void> {
  if (lines.length > 0) await tx.unsafe(write, [`[${lines.join(',')}]`]);
}

/** Keeps everyone else from dropping the tables until the transaction ends: collections of vectors come and go. */
export async function keepTables(tx: TransactionSql, tables: readonly SnapshotTable[]): Promise<void> {
  for (const { name } of tables) await tx`lock table ${tx(name)} in access share mode`;
}

/**
 * Keeps everyone else from writing to the tables until the transaction ends, and names the first of them that holds a row.
 */
export async function lockEmptyTables(
  tx: TransactionSql,
  tables: readonly SnapshotTable[],
): Promise<string | undefined> {
  for (const { name } of tables) await tx`lock table ${tx(name)} in share row exclusive mode`;
  for (const { name } of tables) {
    const rows = await tx`select from ${tx(name)} limit 1`;
    if (rows.length > 0) return name;
  }
  return undefined;
}
