import { statusRanks, type TaskStatus } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/**
 * Takes a failed generation up again: in the next run, at the stage that `status` names, its cut and its batches kept. Resolves
 * to the run; undefined where it is not failed, or its document was deleted. Call it under the locks of document and generation.
 */
export async function startRun(tx: Transaction, taskId: string, status: TaskStatus): Promise<number | undefined> {
  const [started] = await tx<{ run: number }[]>`
    update generations g set
      run = g.run + 1,
      envelope = jsonb_set(g.envelope, '{run}', to_jsonb(g.run + 1)),
      status = ${status},
      rank = ${statusRanks[status]},
      attempt = 1,
      error = null,
      finished_at = null,
      parsed_at = case when ${statusRanks[status]} > ${statusRanks.parsing} then g.parsed_at end,
      resumes = 0,
      fruitless = 0,
      resumed_at = null
    where g.id = ${taskId} and g.status = 'failed' and g.collection_id is not null and g.freed_at is null
      and not exists (select from documents d where d.id = g.document_id and d.deleted_at >= g.accepted_at)
    returning g.run
  `;
  return started?.run;
}
