import { type EmbeddingSettings, MillraceError, newId, type Reembedding } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson } from '../storable.ts';
import { collectionIdOf } from './collection-id.ts';
import { lockForChange } from './collection-models.ts';
import { findCollectionSettings } from './collection-settings.ts';

/** A model of the change: its settings and its key. */
export interface ModelOfChange {
  readonly embedding: EmbeddingSettings;
  readonly model: string;
}

export interface NewReembedding {
  readonly tenant: string;
  readonly collection: string;
  readonly from: ModelOfChange;
  readonly to: ModelOfChange;
}

/**
 * Begins the change of a collection's model. Throws `COLLECTION_NOT_FOUND`, and `CAMPAIGN_RUNNING` while there is another, or vectors
 * of the last one are still to be removed.
 */
export async function startReembedding(
  tx: Transaction,
  { tenant, collection, from, to }: NewReembedding,
): Promise<void> {
  const collectionId = collectionIdOf(tenant, collection);
  await lockForChange(tx, collectionId);
  const started = await tx`
    insert into reembeddings (id, tenant, collection_id, status, from_embedding, from_model, to_embedding, to_model)
    select ${newId()}::uuid, tenant, id, 'running', ${storableJson(from.embedding)}::text::jsonb, ${from.model},
      ${storableJson(to.embedding)}::text::jsonb, ${to.model}
    from collections where id = ${collectionId}
    on conflict (collection_id) where cleared_at is null do nothing
  `;
  if (started.count > 0) return;
  if (!(await findCollectionSettings(tx, tenant, collection))) {
    throw new MillraceError('COLLECTION_NOT_FOUND', `there is no collection '${collection}'`);
  }
  throw new MillraceError(
    'CAMPAIGN_RUNNING',
    `the model of '${collection}' is being changed, or vectors of the last change are still to be removed`,
  );
}

/**
 * Ends the change that is under way; once more it does nothing. Throws `RECORD_NOT_FOUND` where there was never one, `TOO_LATE` where
 * the last one was switched.
 */
export async function cancelReembedding(tx: Transaction, tenant: string, collection: string): Promise<void> {
  const collectionId = collectionIdOf(tenant, collection);
  await lockForChange(tx, collectionId);
  const [last] = await tx<{ id: string; status: string }[]>`
    select id, status from reembeddings where collection_id = ${collectionId} order by started_at desc limit 1
  `;
  if (!last) throw noReembedding(collection);
  if (last.status === 'switched') {
    throw new MillraceError('TOO_LATE', `search in '${collection}' answers from the new model already`);
  }
  await tx`update reembeddings set status = 'cancelled', ended_at = now() where id = ${last.id} and status = 'running'`;
}

interface Row extends Omit<Reembedding, 'startedAt' | 'endedAt' | 'clearedAt'> {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly clearedAt: Date | null;
}

/** The last change of a collection's model, with how far it has come. Throws `RECORD_NOT_FOUND`. */
export async function getReembedding(sql: Transaction, tenant: string, collection: string): Promise<Reembedding> {
  const [row] = await sql<Row[]>`
    select c.name as collection, r.status, r.from_embedding as "from", r.to_embedding as "to",
      coalesce(live.chunks, 0)::int8 as chunks, coalesce(live.embedded, 0)::int8 as embedded,
      (select count(*) from reembedding_batches t where t.reembedding_id = r.id and t.asks > 1 and r.status = 'running') as delayed,
      r.started_at as "startedAt", r.ended_at as "endedAt", r.cleared_at as "clearedAt"
    from collections c
    join reembeddings r on r.collection_id = c.id
    left join lateral (
      select sum(b.chunks) as chunks, sum(b.chunks) filter (where exists (
        select from embeddings e where e.accepted_at = g.accepted_at and e.chunk_id = b.base and e.model = r.to_model
      )) as embedded
      from documents d
      join generations g on g.id = d.live_generation
      join batches b on b.generation_id = g.id and b.cut = g.cut
      where d.collection_id = c.id
    ) live on true
    where c.tenant = ${tenant} and c.name = ${collection}
    order by r.started_at desc
    limit 1
  `;
  if (!row) throw noReembedding(collection);
  const { startedAt, endedAt, clearedAt, ...rest } = row;
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    ...(clearedAt ? { clearedAt: clearedAt.toISOString() } : {}),
  };
}

function noReembedding(collection: string): MillraceError {
  return new MillraceError('RECORD_NOT_FOUND', `the model of '${collection}' was never changed`);
}
