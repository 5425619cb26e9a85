import { MillraceError, newId } from '@millrace/contracts';
import { inTransaction, storableText } from '@millrace/database';
import type { CallOptions, NewVectorCollection } from '@millrace/ports';
import { checkIndex } from '../indexes/index-rules.ts';
import { indexStatement } from '../indexes/index-statement.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkNewCollection } from './collection-rules.ts';

/** The most collections of a tenant, about: two that come at once may both be made. Each is a table, and every backup locks them all. */
const mostCollections = 1000;

/** Makes the collection with its table and index, all or nothing; of two at once with one name, one succeeds. */
export async function createCollection(
  { database, tenant }: TenantDatabase,
  collection: NewVectorCollection,
  { signal }: CallOptions = {},
): Promise<void> {
  checkNewCollection(collection);
  const { name, description = '', dimension, index } = collection;
  if (index) checkIndex(index, dimension);
  signal?.throwIfAborted();
  const id = newId();
  const buildIndex = index && indexStatement({ id, dimension, vectors: 0 }, index);
  await inTransaction(database, async (tx) => {
    const [{ count } = { count: 0 }] = await tx<{ count: number }[]>`
      select count(*) from vector_collections where tenant = ${tenant}
    `;
    if (count >= mostCollections) {
      throw new MillraceError(
        'VALIDATION_ERROR',
        `there are ${count} collections already: drop one that is not needed`,
      );
    }
    const made = await tx`
      insert into vector_collections (id, tenant, name, description, dimension, metric, index_type, index_params)
      values (${id}, ${tenant}, ${name}, ${storableText(description)}, ${dimension}, ${index?.metric ?? 'cosine'},
        ${index?.type ?? null}, ${tx.json({ ...index?.params })})
      on conflict do nothing
    `;
    if (made.count === 0) throw new MillraceError('DUPLICATE_RECORD', `there is a collection ${name} already`);
    await tx`select vectors.make_collection(${id})`;
    if (buildIndex !== undefined) await tx.unsafe(buildIndex);
  });
}
