import { MillraceError, type TaskEnvelope, type TaskError } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';
import { type Ended, type Generation, generationColumns } from './generation.ts';

/** The generation of a task. */
export async function findGeneration(sql: Transaction, taskId: string): Promise<Generation | undefined> {
  const [generation] = await sql<Generation[]>`
    select ${generationColumns(sql)} from generations where id = ${taskId}
  `;
  return generation;
}

/**
 * Locks a generation until the end of the transaction: whatever ends it, or counts its batches, does so under this
 * lock. Lock its document first where both are needed.
 */
export async function lockGeneration(tx: Transaction, taskId: string): Promise<Generation | undefined> {
  const [generation] = await tx<Generation[]>`
    select ${generationColumns(tx)} from generations where id = ${taskId} for no key update
  `;
  return generation;
}

/**
 * Ends a generation whose batches are all in: makes it live unless a later one is, or its document was deleted after it
 * was accepted, and marks it `completed` (or `cancelled` then). Call it under the locks of document and generation, of
 * one that has not ended.
 */
export async function completeGeneration(
  tx: Transaction,
  generation: Pick<Generation, 'id' | 'documentId'>,
  totals: { readonly chunks: number; readonly terms: number },
): Promise<Ended> {
  const { id, documentId } = generation;
  const [ended] = await tx<Ended[]>`
    with own as (
      select g.id, coalesce(g.version, 0) as version, g.accepted_at from generations g where g.id = ${id} and g.rank < 9
    ),
    switched as (
      update documents d set live_generation = own.id
      from own
      where d.id = ${documentId}
        and (d.deleted_at is null or d.deleted_at < own.accepted_at)
        and not exists (
          select from generations live
          where live.id = d.live_generation
            and (coalesce(live.version, 0), live.accepted_at, live.id) > (own.version, own.accepted_at, own.id)
        )
      returning d.id
    )
    update generations g set
      status = case
        when exists (select from documents d where d.id = g.document_id and d.deleted_at >= g.accepted_at)
        then 'cancelled' else 'completed' end,
      rank = 9,
      superseded = not exists (select from switched)
        and not exists (select from documents d where d.id = g.document_id and d.deleted_at >= g.accepted_at),
      error = null,
      chunks = ${totals.chunks},
      term_total = ${totals.terms},
      finished_at = now()
    from own
    where g.id = own.id
    returning g.status, g.superseded, g.chunks
  `;
  if (!ended) throw new MillraceError('TRANSACTION_ERROR', `generation ${id} had ended already`);
  return ended;
}

/**
 * Fails a task that has not ended in this or a higher run; on a document deleted meanwhile it ends `cancelled`.
 * Resolves to whether it did: the first terminal state of a run stands.
 */
export async function failGeneration(
  tx: Transaction,
  task: Pick<TaskEnvelope, 'taskId' | 'tenant' | 'documentId' | 'run'>,
  error: TaskError,
  attempt: number,
): Promise<boolean> {
  const failed = await tx`
    update generations g set
      status = case
        when exists (select from documents d where d.id = g.document_id and d.deleted_at >= g.accepted_at)
        then 'cancelled' else 'failed' end,
      rank = 9,
      attempt = ${attempt},
      error = ${storableJson(error)}::text::jsonb,
      finished_at = now()
    where g.id = ${task.taskId} and g.tenant = ${task.tenant} and g.document_id = ${task.documentId}
      and g.rank < 9 and g.run <= ${task.run}
  `;
  return failed.count > 0;
}

/**
 * Records a task that failed before it was accepted, so that it can be polled: without document or collection, which
 * may not exist. Resolves to whether it did; a task that is known stays as it is.
 */
export async function recordUnacceptedFailure(
  tx: Transaction,
  task: TaskEnvelope,
  error: TaskError,
  attempt: number,
): Promise<boolean> {
  const recorded = await tx`
    insert into generations (
      id, tenant, document_id, name, envelope, accepted_at, version, run, status, rank, attempt, error, finished_at
    )
    values (
      ${task.taskId}, ${task.tenant}, ${task.documentId}, ${storableText(task.name)},
      ${storableJson(task)}::text::jsonb,
      ${task.acceptedAt}, ${task.version ?? null}, ${task.run}, 'failed', 9, ${attempt},
      ${storableJson(error)}::text::jsonb, now()
    )
    on conflict (id) do nothing
  `;
  return recorded.count > 0;
}
