import { readAcceptance } from '@millrace/acceptance';
import { isTerminal, MillraceError, type TaskEnvelope, type TaskState } from '@millrace/contracts';
import {
  acceptGeneration,
  cancelGeneration,
  findGeneration,
  insertAudit,
  inTenant,
  lockDocument,
  lockGeneration,
  taskStateOf,
} from '@millrace/database';
import type { Acting } from '@millrace/http';
import type { ObjectStore, Transaction } from '@millrace/ports';
import { type ShowDeps, showTasks } from './show-tasks.ts';

export interface CancelDeps extends ShowDeps {
  readonly objects: ObjectStore;
}

/**
 * Cancels a task: final when it resolves, also for a task that Postgres has not heard of. Asked again it says the same. Throws
 * `TOO_LATE` where the task has ended otherwise, `TASK_NOT_FOUND`.
 */
export async function cancelTask(deps: CancelDeps, caller: Acting, taskId: string): Promise<TaskState> {
  const { database, objects } = deps;
  const known = await inTenant(database, caller.tenant, (tx) => findGeneration(tx, taskId));
  const accepted = known ? undefined : await readAcceptance(objects, taskId);
  const task = known ?? accepted;
  if (task?.tenant !== caller.tenant) throw new MillraceError('TASK_NOT_FOUND', `there is no task ${taskId}`);

  const state = await inTenant(database, caller.tenant, async (tx) => {
    if (accepted) await acceptGeneration(tx, accepted, { status: 'queued', at: new Date(accepted.acceptedAt) });
    return cancelLocked(tx, caller, { taskId, documentId: task.documentId });
  });
  await showTasks(deps, caller.tenant, [taskId]);
  return state;
}

async function cancelLocked(
  tx: Transaction,
  { tenant, actor }: Acting,
  { taskId, documentId }: Pick<TaskEnvelope, 'taskId' | 'documentId'>,
): Promise<TaskState> {
  await lockDocument(tx, documentId);
  const generation = await lockGeneration(tx, taskId);
  if (generation && isTerminal(generation.status) && generation.status !== 'cancelled') {
    throw new MillraceError('TOO_LATE', `task ${taskId} is ${generation.status} already`);
  }
  if (await cancelGeneration(tx, taskId)) {
    const detail = { documentId, was: generation?.status };
    await insertAudit(tx, [{ actor, tenant, action: 'task.cancel', subject: taskId, detail }]);
  }
  const state = await taskStateOf(tx, taskId);
  if (!state) throw new MillraceError('TASK_NOT_FOUND', `there is no task ${taskId}`);
  return state;
}
