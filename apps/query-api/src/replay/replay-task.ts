import { isTerminal, MillraceError, type TaskReplay, type TaskReplayed } from '@millrace/contracts';
import { findReplaySource, inTenant, type ReplaySource } from '@millrace/database';
import type { Acting } from '@millrace/http';
import { showTasks } from '../tasks/show-tasks.ts';
import { replayCompleted } from './replay-completed.ts';
import type { ReplayDeps } from './replay-deps.ts';
import { replayFailed } from './replay-failed.ts';

/**
 * Works a task again: a failed one in its next run, of a completed one a new task. Throws `TASK_NOT_FOUND`, and `NOT_REPLAYABLE` where
 * it is under way or cancelled, or where nothing is left to begin with.
 */
export async function replayTask(
  deps: ReplayDeps,
  caller: Acting,
  taskId: string,
  { from }: TaskReplay,
): Promise<TaskReplayed> {
  const source = await inTenant(deps.database, caller.tenant, (tx) => findReplaySource(tx, taskId));
  if (source?.task.tenant !== caller.tenant) throw new MillraceError('TASK_NOT_FOUND', `there is no task ${taskId}`);
  const replayed = await replay(deps, caller, source, from);
  await showTasks(deps, caller.tenant, [replayed.taskId]);
  return replayed;
}

async function replay(
  deps: ReplayDeps,
  caller: Acting,
  source: ReplaySource,
  from: TaskReplay['from'],
): Promise<TaskReplayed> {
  const { taskId, documentId } = source.task;
  if (source.status === 'failed') {
    const run = await replayFailed(deps, caller, source, from);
    return { taskId, documentId, ...run, statusUrl: statusUrlOf(taskId) };
  }
  if (source.status !== 'completed') {
    const why = isTerminal(source.status) ? 'is cancelled' : 'is under way';
    throw new MillraceError('NOT_REPLAYABLE', `task ${taskId} ${why}`);
  }
  const asked = from ?? 'parse';
  const { task, effectiveFrom } = await replayCompleted(deps, caller, source, { from: asked });
  const { taskId: newId, run } = task;
  return {
    taskId: newId,
    documentId,
    run,
    replayOf: taskId,
    from: asked,
    effectiveFrom,
    statusUrl: statusUrlOf(newId),
  };
}

function statusUrlOf(taskId: string): string {
  return `/api/v1/tasks/${taskId}`;
}
