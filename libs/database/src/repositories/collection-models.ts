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
 */
export async function lockModels(tx: Transaction, collectionId: string): Promise<CollectionModels> {
  // Two statements: the second must see what was committed while the first waited.
  const [[collection], [next]] = await Promise.all([
    tx<{ embedding: unknown }[]>`
      select settings -> 'embedding' as embedding from collections where id = ${collectionId} for share
    `,
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

/** Locks a collection until the end of the transaction, against whoever works by its models. Throws `COLLECTION_NOT_FOUND`. */
export async function lockCollection(tx: Transaction, collectionId: string): Promise<void> {
  const rows = await tx`select from collections where id = ${collectionId} for no key update`;
  if (rows.length === 0) throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection ${collectionId}`);
}
