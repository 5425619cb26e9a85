import type { Database, VectorIndex } from '@millrace/ports';
import { relationsOf, type StoredCollection } from '../collections/stored-collection.ts';
import { leavingNoneBroken } from './drop-broken-indexes.ts';
import { indexStatement } from './index-statement.ts';

/** Builds the index beside readers and writers; broken off, nothing of it is left. */
export async function buildIndex(
  long: Database,
  { id, dimension, table }: StoredCollection,
  index: VectorIndex,
): Promise<void> {
  // Complete, but not entered: whoever built it ended in between.
  await long`drop index concurrently if exists ${long(relationsOf(id).vectorIndex)}`;
  const vectors = await countVectors(long, table);
  const statement = indexStatement({ id, dimension, vectors }, index, 'concurrently');
  if (statement !== undefined) await leavingNoneBroken(long, table, async () => void (await long.unsafe(statement)));
}

export async function countVectors(long: Database, table: string): Promise<number> {
  const [row] = await long<{ vectors: number }[]>`select count(*) as vectors from ${long(table)}`;
  return row?.vectors ?? 0;
}
