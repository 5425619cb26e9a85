import { inTransaction } from '@millrace/database';
import type { CallOptions, Database } from '@millrace/ports';
import { aloneWith } from '../indexes/alone-with.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import type { StoredCollection } from './stored-collection.ts';

/** Waits for those who use the collection now; who comes later finds none. */
export function dropCollection(place: TenantDatabase, name: string, options?: CallOptions): Promise<void> {
  const drop = (long: Database, { id, table, view }: StoredCollection) =>
    inTransaction(long, async (tx) => {
      await tx`delete from vector_collections where id = ${id}`;
      // In the order in which a search locks them.
      await tx`drop view ${tx(view)}`;
      await tx`drop table ${tx(table)}`;
    });
  return aloneWith(place, name, drop, options);
}
