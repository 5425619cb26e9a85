import type { TransactionSql } from 'postgres';
import { indexStatement } from '../indexes/index-statement.ts';
import { type CollectionRow, relationsOf, storedCollection } from './stored-collection.ts';

/** Makes the empty tables of all collections that are entered in a database and have none, as a restored one is until then. */
export async function restoreCollectionTables(tx: TransactionSql): Promise<void> {
  // Absent in a database of a version before collections.
  const [known] = await tx`select where to_regclass('vector_collections') is not null`;
  if (known) await tx`select vectors.make_collection(id) from vector_collections`;
}

/** Builds the indexes of all collections whose tables {@link restoreCollectionTables} made, once these are filled. */
export async function restoreCollectionIndexes(tx: TransactionSql): Promise<void> {
  const [known] = await tx`select where to_regclass('vector_collections') is not null`;
  if (!known) return;
  const rows = await tx<CollectionRow[]>`select * from vector_collections where index_type is not null`;
  for (const row of rows) {
    const { id, dimension, index } = storedCollection(row);
    const [{ vectors } = { vectors: 0 }] = await tx<{ vectors: number }[]>`
      select count(*) as vectors from ${tx(relationsOf(id).table)}
    `;
    const statement = index && indexStatement({ id, dimension, vectors }, index);
    if (statement !== undefined) await tx.unsafe(statement);
  }
}
