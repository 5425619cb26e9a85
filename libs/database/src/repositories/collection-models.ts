import { type EmbeddingSettings, embeddingSettingsSchema, MillraceError } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** What the vectors of a collection are to be of. */
export interface CollectionModels {
  /** The model that search asks. */
  readonly searched: EmbeddingSettings;
  /** While the model changes. */
  readonly next?: NextModel;
}

export interface NextModel {
  readonly embedding: EmbeddingSettings;
  readonly model: string;
  /** Key of the model that search asks. */
  readonly searchedModel: string;
  /** Nothing goes live now without vectors of the next model, so that the change comes to an end. */
  readonly closing: boolean;
}

/**
 * The models of a collection, which stay so until the end of the transaction: the switch waits for it. Lock document and generation
 * first. Throws `COLLECTION_NOT_FOUND`.
 *
 * The lock is none of the row: of those the switch would wait for ever while others come who share it, and each would be a write.
 */
export async function lockModels(tx: Transaction, collectionId: string): Promise<CollectionModels> {
  // Statements of their own: they must see what was committed while the first waited.
  const [, [collection], [next]] = await Promise.all([
    tx`select pg_advisory_xact_lock_shared(${lockOf(tx, collectionId)})`,
    tx<
      { embedding: unknown }[]
    >`select settings -> 'embedding' as embedding from collections where id = ${collectionId}`,
    tx<NextModel[]>`
      select to_embedding as embedding, to_model as model, from_model as "searchedModel",
        coalesce(closing_until > clock_timestamp(), false) as closing
      from reembeddings where collection_id = ${collectionId} and status = 'running'
    `,
  ]);
  if (!collection) throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection ${collectionId}`);
  const searched = embeddingSettingsSchema.parse(collection.embedding);
  return next
    ? { searched, next: { ...next, embedding: embeddingSettingsSchema.parse(next.embedding) } }
    : { searched };
}

/** Waits for all who work by the models of a collection, and keeps others out until the end of the transaction. */
export async function lockForChange(tx: Transaction, collectionId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockOf(tx, collectionId)})`;
}

function lockOf(tx: Transaction, collectionId: string) {
  return tx`hashtextextended(${`millrace.models ${collectionId}`}, 0)`;
}
