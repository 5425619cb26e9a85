import { inTransaction } from '@millrace/database';
import type { CallOptions } from '@millrace/ports';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkCollectionName } from './collection-rules.ts';
import { noCollection } from './in-collection.ts';
import { relationsOf } from './stored-collection.ts';

/** Waits for those who search the collection now. */
export async function dropCollection(
  { database, tenant }: TenantDatabase,
  name: string,
  { signal }: CallOptions = {},
): Promise<void> {
  checkCollectionName(name);
  signal?.throwIfAborted();
  await inTransaction(database, async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      delete from vector_collections where tenant = ${tenant} and name = ${name} returning id
    `;
    if (!row) throw noCollection(name);
    await tx`drop table ${tx(relationsOf(row.id).table)} cascade`;
  });
}
