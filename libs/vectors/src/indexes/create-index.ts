import { MillraceError } from '@millrace/contracts';
import type { CallOptions, Database, VectorIndex } from '@millrace/ports';
import { noCollection } from '../collections/in-collection.ts';
import type { StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { aloneWith } from './alone-with.ts';
import { buildIndex } from './build-index.ts';
import { checkIndex } from './index-rules.ts';

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
    await buildIndex(long, collection, index);
    const { count } = await long`
      update vector_collections
      set index_type = ${index.type}, metric = ${index.metric}, index_params = ${long.json({ ...index.params })}
      where id = ${collection.id}
    `;
    if (count === 0) throw noCollection(name);
  };
  return aloneWith(place, name, create, options);
}
