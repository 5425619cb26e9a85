import type { CallOptions, Database } from '@millrace/ports';
import { aloneWith } from '../indexes/alone-with.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import type { StoredCollection } from './stored-collection.ts';

/** Waits for those who use the collection now; who comes later finds none. */
export function dropCollection(place: TenantDatabase, name: string, options?: CallOptions): Promise<void> {
  const drop = (long: Database, { id, table }: StoredCollection) =>
    long.begin(async (tx) => {
      await tx`delete from vector_collections where id = ${id}`;
      await tx`drop table ${tx(table)} cascade`;
    });
  return aloneWith(place, name, async (long, collection) => void (await drop(long, collection)), options);
}
