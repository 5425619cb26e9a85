import { MillraceError, newId } from '@millrace/contracts';
import { inTransaction, storableText } from '@millrace/database';
import type { CallOptions, NewVectorCollection } from '@millrace/ports';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkNewCollection } from './collection-rules.ts';

/** Makes the collection with its table, all or nothing; of two at once with one name, one succeeds. */
export async function createCollection(
  { database, tenant }: TenantDatabase,
  collection: NewVectorCollection,
  { signal }: CallOptions = {},
): Promise<void> {
  checkNewCollection(collection);
  signal?.throwIfAborted();
  const { name, description = '', dimension, index } = collection;
  const id = newId();
  await inTransaction(database, async (tx) => {
    const made = await tx`
      insert into vector_collections (id, tenant, name, description, dimension, metric)
      values (${id}, ${tenant}, ${name}, ${storableText(description)}, ${dimension}, ${index?.metric ?? 'cosine'})
      on conflict do nothing
    `;
    if (made.count === 0) throw new MillraceError('DUPLICATE_RECORD', `there is a collection ${name} already`);
    await tx`select vectors.make_collection(${id})`;
  });
}
