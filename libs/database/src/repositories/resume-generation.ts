import type { Transaction } from '@millrace/ports';

export interface ResumeRequest {
  readonly taskId: string;
  readonly run: number;
  /** For so long nothing may have been heard of it, milliseconds. */
  readonly silentMs: number;
  /** Whether its last resumption counts as fruitless where nothing came of it. */
  readonly counts: boolean;
  /** When the shown state changed last, where it is known. */
  readonly shownAt: Date | undefined;
}

export interface Resumption {
  /** How often it was resumed, this time included. */
  readonly resumes: number;
  /** How often in a row without any progress after it. */
  readonly fruitless: number;
}

/**
 * Counts a resumption of a generation that is still silent, under its lock; undefined where it has ended, was heard of, or was
 * resumed by another. Whoever calls it sends the message in the same transaction.
 */
export async function resumeGeneration(
  tx: Transaction,
  { taskId, run, silentMs, counts, shownAt }: ResumeRequest,
): Promise<Resumption | undefined> {
  const [resumed] = await tx<Resumption[]>`
    update generations g set
      resumes = g.resumes + 1,
      resumed_at = now(),
      fruitless = case
        when g.resumed_at is null or g.updated_at > g.resumed_at or entered.at > g.resumed_at
          or ${shownAt ?? null}::timestamptz > g.resumed_at
        then 0
        else g.fruitless + ${counts ? 1 : 0} end
    from (select max(b.indexed_at) as at from batches b where b.generation_id = ${taskId}) entered
    where g.id = ${taskId} and g.rank < 9 and g.run = ${run}
      and g.updated_at < now() - ${silentMs} * interval '1 millisecond'
      and (entered.at is null or entered.at < now() - ${silentMs} * interval '1 millisecond')
      and not exists (select from outbox o where o.task_id = g.id::text)
    returning g.resumes, g.fruitless
  `;
  if (resumed) await tx`delete from suspects where task_id = ${taskId}`;
  return resumed;
}
