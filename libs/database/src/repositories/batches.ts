import { type BatchRef, MillraceError, type TaskEnvelope } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** The most chunks of one batch: its ids are one block. */
export const mostChunksOfBatch = 1024;

/**
 * Enters a batch into its generation and gives it a block of chunk ids: the first of them. Undefined where it is in
 * already; while another transaction is entering it, waits for that one's end. Throws `MALFORMED_MESSAGE` for a batch
 * over {@link mostChunksOfBatch}.
 * @param computed How many of its vectors were computed for it.
 */
export async function enterBatch(
  tx: Transaction,
  { taskId, tenant }: Pick<TaskEnvelope, 'taskId' | 'tenant'>,
  batch: BatchRef,
  computed: number,
): Promise<number | undefined> {
  if (batch.chunks > mostChunksOfBatch) {
    throw new MillraceError(
      'MALFORMED_MESSAGE',
      `batch ${batch.ordinal} of ${taskId} has over ${mostChunksOfBatch} chunks`,
    );
  }
  const [entered] = await tx<{ base: number }[]>`
    insert into batches (generation_id, cut, ordinal, hash, first, chunks, computed, base, tenant)
    values (
      ${taskId}, ${batch.cut}, ${batch.ordinal}, ${batch.hash}, ${batch.first}, ${batch.chunks}, ${computed},
      nextval('chunk_blocks') * ${mostChunksOfBatch}, ${tenant}
    )
    on conflict do nothing
    returning base
  `;
  return entered?.base;
}

/** Notes how long a batch's chunks are together, in terms: what ranking by term frequency needs to know. */
export async function setBatchTerms(tx: Transaction, taskId: string, batch: BatchRef, terms: number): Promise<void> {
  await tx`
    update batches set term_total = ${terms}
    where generation_id = ${taskId} and cut = ${batch.cut} and ordinal = ${batch.ordinal}
  `;
}

export interface BatchTotals {
  readonly batches: number;
  readonly chunks: number;
  readonly terms: number;
  /** Chunks whose vectors were computed for it. */
  readonly computed: number;
}

/** What is in of one cut. Only under the lock of the generation does it tell whether a batch was the last. */
export async function totalBatches(tx: Transaction, taskId: string, cut: string): Promise<BatchTotals> {
  const [totals] = await tx<BatchTotals[]>`
    select count(*) as batches, coalesce(sum(chunks), 0)::int8 as chunks, coalesce(sum(term_total), 0)::int8 as terms,
      coalesce(sum(computed), 0)::int8 as computed
    from batches where generation_id = ${taskId} and cut = ${cut}
  `;
  return totals ?? { batches: 0, chunks: 0, terms: 0, computed: 0 };
}

/** Id of the first chunk of a batch that is in; undefined for one that is not. */
export async function baseOfBatch(
  tx: Transaction,
  taskId: string,
  { cut, ordinal }: BatchRef,
): Promise<number | undefined> {
  const [row] = await tx<{ base: number }[]>`
    select base from batches where generation_id = ${taskId} and cut = ${cut} and ordinal = ${ordinal}
  `;
  return row?.base;
}

/** True where every batch of a cut that is in has its vectors of every one of `models`. */
export async function areBatchesEmbedded(
  tx: Transaction,
  taskId: string,
  cut: string,
  models: readonly string[],
): Promise<boolean> {
  const [row] = await tx<{ embedded: boolean }[]>`
    select not exists (
      select from generations g join batches b on b.generation_id = g.id
      cross join unnest(${[...models]}::text[]) as wanted (model)
      where g.id = ${taskId} and b.cut = ${cut} and not exists (
        select from embeddings e where e.accepted_at = g.accepted_at and e.chunk_id = b.base and e.model = wanted.model
      )
    ) as embedded
  `;
  return row?.embedded ?? false;
}
