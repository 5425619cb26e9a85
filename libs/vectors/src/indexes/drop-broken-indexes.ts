import type { Database } from '@millrace/ports';

/** Drops what is left of indexes whose building beside writers was broken off: they find nothing, and cost every writer. */
export async function dropBrokenIndexes(long: Database, table: string): Promise<void> {
  const broken = await long<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where indrelid = ${table}::text::regclass and not indisvalid
  `;
  for (const { name } of broken) await long`drop index concurrently if exists ${long(name)}`;
}
