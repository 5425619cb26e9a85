import { MillraceError } from '@millrace/contracts';
import type { CallOptions, Database, VectorIndex } from '@millrace/ports';
import { noCollection } from '../collections/in-collection.ts';
import { relationsOf, type StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { aloneWith } from './alone-with.ts';
import { dropBrokenIndexes } from './drop-broken-indexes.ts';
import { checkIndex } from './index-rules.ts';
import { indexStatement } from './index-statement.ts';

/** Builds the index while others read and write. Search uses it, and its metric, once it is complete; broken off, nothing of it is left. */
export function createIndex(
  place: TenantDatabase,
  name: string,
  index: VectorIndex,
  options?: CallOptions,
): Promise<void> {
  const create = async (long: Database, collection: StoredCollection) => {
    if (collection.index) {
      throw new MillraceError('DUPLICATE_RECORD', `the collection ${name} has an index already: drop that first`);
    }
    checkIndex(index, collection.dimension);
    await build(long, collection, index);
    const { count } = await long`
      update vector_collections
      set index_type = ${index.type}, metric = ${index.metric}, index_params = ${long.json({ ...index.params })}
      where id = ${collection.id}
    `;
    if (count === 0) throw noCollection(name);
  };
  return aloneWith(place, name, create, options);
}

async function build(long: Database, { id, dimension, table }: StoredCollection, index: VectorIndex): Promise<void> {
  // Complete, but not entered: whoever built it ended in between.
  await long`drop index concurrently if exists ${long(relationsOf(id).vectorIndex)}`;
  const [{ vectors } = { vectors: 0 }] = await long<
    { vectors: number }[]
  >`select count(*) as vectors from ${long(table)}`;
  const statement = indexStatement({ id, dimension, vectors }, index, 'concurrently');
  if (statement === undefined) return;
  try {
    await long.unsafe(statement);
  } catch (error) {
    await dropBrokenIndexes(long, table).catch(() => {});
    throw error;
  }
}
