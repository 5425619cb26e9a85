import { type BatchRef, type Chunk, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** A batch that wants vectors of the model that its collection changes to. */
export interface WantingBatch {
  readonly generation: TaskEnvelope;
  readonly batch: BatchRef;
  /** Id of its first chunk. */
  readonly base: number;
  /** How often the embedder was asked, this time included. */
  readonly asks: number;
}

type Row = Omit<WantingBatch, 'generation' | 'batch'> & BatchRef & { readonly envelope: unknown };

/**
 * Takes batches for the embedder: those that it was never asked for, as long as no more than `window` are on their way, and those
 * that it was asked for and that did not come: after a minute, two, four, …, an hour. Call it in the transaction that sends them.
 */
export async function takeWanting(
  tx: Transaction,
  reembeddingId: string,
  { window, limit }: { readonly window: number; readonly limit: number },
): Promise<WantingBatch[]> {
  const rows = await tx<Row[]>`
    with taken as (
      select t.* from reembedding_batches t
      where t.reembedding_id = ${reembeddingId}
        and case when t.asked_at is null
          then (
            select count(*) < ${window} from reembedding_batches u
            where u.reembedding_id = ${reembeddingId} and u.asked_at is not null
          )
          else t.asked_at < now() - least(interval '1 minute' * 2 ^ (t.asks - 1), interval '1 hour') end
      order by t.asked_at nulls last
      limit ${limit}
      for update skip locked
    ),
    asked as (
      update reembedding_batches t set asks = t.asks + 1, asked_at = now()
      from taken
      where t.reembedding_id = taken.reembedding_id and t.generation_id = taken.generation_id and t.cut = taken.cut
        and t.ordinal = taken.ordinal
      returning t.*
    )
    select g.envelope, b.cut, b.ordinal, g.batches, b.hash, b.first, b.chunks, b.base, asked.asks
    from asked
    join generations g on g.id = asked.generation_id
    join batches b on b.generation_id = asked.generation_id and b.cut = asked.cut and b.ordinal = asked.ordinal
    order by b.base
  `;
  return rows.map(({ envelope, base, asks, ...batch }) => ({
    generation: taskEnvelopeSchema.parse(envelope),
    batch,
    base,
    asks,
  }));
}

/** Forgets batches that were asked for and that nobody needs any more. Resolves to whether any is left that is needed. */
export async function dropUnneeded(sql: Transaction, reembeddingId: string): Promise<boolean> {
  await sql`
    delete from reembedding_batches t
    where t.reembedding_id = ${reembeddingId} and t.asked_at is not null and not exists (
      select from batches b
      join generations g on g.id = b.generation_id
      left join documents d on d.id = g.document_id
      where b.generation_id = t.generation_id and b.cut = t.cut and b.ordinal = t.ordinal
        and (g.rank < 9 or d.live_generation = g.id)
    )
  `;
  const [row] = await sql<{ left: boolean }[]>`
    select exists (select from reembedding_batches where reembedding_id = ${reembeddingId}) as left
  `;
  return row?.left ?? false;
}

/** A batch has its vectors. */
export async function dropWanting(tx: Transaction, taskId: string, { cut, ordinal }: BatchRef): Promise<void> {
  await tx`
    delete from reembedding_batches t using reembeddings r
    where r.id = t.reembedding_id and r.status = 'running'
      and t.generation_id = ${taskId} and t.cut = ${cut} and t.ordinal = ${ordinal}
  `;
}

/** Lets every batch be asked for again at once: for a process whose bus forgets all when it ends. */
export async function forgetAsked(sql: Transaction): Promise<void> {
  await sql`update reembedding_batches set asked_at = null where asked_at is not null`;
}

type ChunkRow = Omit<Chunk, 'pages' | 'span'> & {
  readonly pageFrom: number | null;
  readonly pageTo: number | null;
  readonly from: number;
  readonly to: number;
};

/** The chunks of a batch as they were indexed, in their order. */
export async function chunksOfBatch(sql: Transaction, base: number, count: number): Promise<Chunk[]> {
  const rows = await sql<ChunkRow[]>`
    select ordinal, text, tokens, headings, page_from as "pageFrom", page_to as "pageTo", span_from as "from", span_to as "to", hash
    from chunks where id between ${base} and ${base + count - 1} order by id
  `;
  return rows.map(({ pageFrom, pageTo, from, to, ...chunk }) => ({
    ...chunk,
    span: [from, to],
    ...(pageFrom === null || pageTo === null ? {} : { pages: [pageFrom, pageTo] }),
  }));
}
