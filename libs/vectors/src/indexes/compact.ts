import type { CallOptions, Database } from '@millrace/ports';
import { relationsOf, type StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { aloneWith } from './alone-with.ts';
import { buildIndex, countVectors } from './build-index.ts';
import { dropBrokenIndexes, leavingNoneBroken } from './drop-broken-indexes.ts';
import { listsFor } from './lists-for.ts';

/**
 * Builds the indexes anew beside readers and writers, then frees what was deleted for what comes: in this order, since an index without
 * deleted vectors is freed of none, which takes HNSW long.
 */
export function compact(place: TenantDatabase, name: string, options?: CallOptions): Promise<void> {
  return aloneWith(place, name, compactAlone, options);
}

async function compactAlone(long: Database, collection: StoredCollection): Promise<void> {
  const { id, table, index } = collection;
  await dropBrokenIndexes(long, table);
  const { vectorIndex } = relationsOf(id);
  const names = await indexesOf(long, table);
  // Entered, but not there: whoever dropped it ended in between.
  if (index && !names.includes(vectorIndex)) await buildIndex(long, collection, index);
  else if (index?.type === 'ivfflat') {
    const lists = listsFor(await countVectors(long, table), index.params.lists);
    await long.unsafe(`alter index ${vectorIndex} set (lists = ${lists})`);
  }
  await leavingNoneBroken(long, table, async () => {
    for (const name of names) await long`reindex index concurrently ${long(name)}`;
  });
  await long`vacuum (analyze) ${long(table)}`;
}

async function indexesOf(long: Database, table: string): Promise<string[]> {
  const rows = await long<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where indrelid = ${table}::text::regclass order by name
  `;
  return rows.map(({ name }) => name);
}
