import { MillraceError } from '@millrace/contracts';
import type { CallOptions, Database } from '@millrace/ports';
import { relationsOf, type StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { aloneWith } from './alone-with.ts';

/** The collection keeps the metric, and is searched exactly from then on. Broken off, it has the index still and may be asked again. */
export function dropIndex(place: TenantDatabase, name: string, options?: CallOptions): Promise<void> {
  const drop = async (long: Database, { id, index }: StoredCollection) => {
    if (!index) throw new MillraceError('RECORD_NOT_FOUND', `the collection ${name} has no index`);
    await long`drop index concurrently if exists ${long(relationsOf(id).vectorIndex)}`;
    await long`update vector_collections set index_type = null, index_params = '{}' where id = ${id}`;
  };
  return aloneWith(place, name, drop, options);
}
