import type { Transaction } from '@millrace/ports';
import type { OpenReembedding } from './open-reembeddings.ts';

/** A batch whose vectors of a model are gone. */
export interface ClearedBatch {
  readonly tenant: string;
  readonly documentId: string;
  readonly hash: string;
}

/** Notes the batches of a collection that have vectors of a model that nobody needs. Resolves to how many. */
export async function noteUnneeded(
  sql: Transaction,
  { id, collectionId }: Pick<OpenReembedding, 'id' | 'collectionId'>,
  model: string,
): Promise<number> {
  const noted = await sql`
    insert into reembedding_batches (reembedding_id, tenant, generation_id, cut, ordinal)
    select ${id}::uuid, g.tenant, b.generation_id, b.cut, b.ordinal
    from generations g join batches b on b.generation_id = g.id
    where g.collection_id = ${collectionId} and exists (
      select from embeddings e where e.accepted_at = g.accepted_at and e.chunk_id = b.base and e.model = ${model}
    )
    on conflict do nothing
  `;
  return noted.count;
}

/** Removes the vectors of a model from batches that were noted, `limit` at most. Resolves to what batches they were. */
export async function clearNoted(tx: Transaction, id: string, model: string, limit: number): Promise<ClearedBatch[]> {
  return tx<ClearedBatch[]>`
    with taken as (
      delete from reembedding_batches t
      where t.reembedding_id = ${id} and (t.generation_id, t.cut, t.ordinal) in (
        select generation_id, cut, ordinal from reembedding_batches where reembedding_id = ${id} limit ${limit}
      )
      returning t.generation_id, t.cut, t.ordinal
    ),
    cleared as (
      select g.tenant, g.document_id, g.accepted_at, b.hash, b.base, b.chunks
      from taken
      join generations g on g.id = taken.generation_id
      join batches b on b.generation_id = taken.generation_id and b.cut = taken.cut and b.ordinal = taken.ordinal
    ),
    removed as (
      delete from embeddings e using cleared
      where e.accepted_at = cleared.accepted_at and e.chunk_id between cleared.base and cleared.base + cleared.chunks - 1
        and e.model = ${model}
    )
    select tenant, document_id as "documentId", hash from cleared
  `;
}
