import { type CollectionSettings, collectionSettingsSchema, type EmbeddingSettings } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson } from '../storable.ts';
import { lockForChange } from './collection-models.ts';

/** A change of a collection's model that is not over. */
export interface OpenReembedding {
  readonly id: string;
  readonly tenant: string;
  readonly collectionId: string;
  readonly collection: string;
  readonly status: 'running' | 'switched' | 'cancelled';
  readonly embedding: EmbeddingSettings;
  readonly model: string;
  /** Of the vectors that nobody needs when it has ended; undefined where all are needed. */
  readonly unneededModel: string | undefined;
  /** Since it was switched or cancelled; 0 while it runs. */
  readonly endedMs: number;
}

/** All that the clock must still drive: those that run, and those of which vectors are to be removed. */
export async function openReembeddings(sql: Transaction): Promise<OpenReembedding[]> {
  const rows = await sql<(Omit<OpenReembedding, 'unneededModel'> & { readonly unneededModel: string | null })[]>`
    select r.id, r.tenant, r.collection_id as "collectionId", c.name as collection, r.status,
      r.to_embedding as embedding, r.to_model as model,
      case when r.from_model = r.to_model then null
        when r.status = 'switched' then r.from_model else r.to_model end as "unneededModel",
      coalesce(extract(epoch from now() - r.ended_at) * 1000, 0)::float8 as "endedMs"
    from reembeddings r join collections c on c.id = r.collection_id
    where r.cleared_at is null
    order by r.started_at
  `;
  return rows.map(({ unneededModel, ...row }) => ({ ...row, unneededModel: unneededModel ?? undefined }));
}

/** So few batches that are left can be waited for by what is going live meanwhile. */
const fewBatches = 100;

/** For so long, milliseconds. */
const closingMs = 10_000;

/**
 * Looks which batches lack vectors of the new model, of generations that search answers from or that are on their way, and notes
 * them for the embedder. Where search needs none any more, it switches to the new model in the same transaction: at this moment no
 * generation can go live, since whoever makes one live has the models locked.
 *
 * The second time on, when few are left, it closes for some seconds: then nothing goes live without vectors of the new model, so that
 * uploads that never cease do not put the switch off for ever.
 *
 * Resolves to the collection's settings where it switched; undefined where it did not, or the change was ended by another.
 */
export async function switchOrNote(
  tx: Transaction,
  { id, collectionId }: Pick<OpenReembedding, 'id' | 'collectionId'>,
): Promise<CollectionSettings | undefined> {
  await lockForChange(tx, collectionId);
  const [lacking] = await tx<{ live: number }[]>`
    with change as (select * from reembeddings where id = ${id} and status = 'running'),
    wanted as (
      select g.id, g.cut, g.accepted_at, true as live
      from change join documents d on d.collection_id = change.collection_id join generations g on g.id = d.live_generation
      union all
      select g.id, g.cut, g.accepted_at, false
      from change join generations g on g.collection_id = change.collection_id where g.rank < 9
    ),
    lacking as (
      select change.id, change.tenant, b.generation_id, b.cut, b.ordinal, wanted.live
      from change, wanted join batches b on b.generation_id = wanted.id and b.cut = wanted.cut
      where not exists (
        select from embeddings e where e.accepted_at = wanted.accepted_at and e.chunk_id = b.base and e.model = change.to_model
      )
    ),
    noted as (
      insert into reembedding_batches (reembedding_id, tenant, generation_id, cut, ordinal)
      select id, tenant, generation_id, cut, ordinal from lacking
      on conflict do nothing
    )
    select (select count(*) from lacking where live) as live from change
  `;
  if (!lacking) return undefined;
  if (lacking.live === 0) return switchModel(tx, id);
  await tx`
    update reembeddings set
      rounds = rounds + 1,
      closing_until = case when rounds > 0 and ${lacking.live <= fewBatches}
        then clock_timestamp() + ${closingMs} * interval '1 millisecond' end
    where id = ${id}
  `;
  return undefined;
}

async function switchModel(tx: Transaction, id: string): Promise<CollectionSettings | undefined> {
  const [ended] = await tx<{ collectionId: string; embedding: EmbeddingSettings }[]>`
    update reembeddings set status = 'switched', ended_at = now() where id = ${id}
    returning collection_id as "collectionId", to_embedding as embedding
  `;
  const [collection] = await tx<{ settings: unknown }[]>`
    update collections set settings = settings || ${storableJson({ embedding: ended?.embedding })}::text::jsonb
    where id = ${ended?.collectionId ?? null}
    returning settings
  `;
  return collection && collectionSettingsSchema.parse(collection.settings);
}

/** Notes that nothing is left to do. */
export async function closeReembedding(sql: Transaction, id: string): Promise<void> {
  await sql`update reembeddings set cleared_at = now() where id = ${id}`;
}
