import type { TaskState } from '@millrace/contracts';
import type { TaskUpdate } from './task-states.ts';

/**
 * The state that an update would show by itself, so that an adapter merges updates and restored states by one rule. The batches
 * that the update names are not counted in it: only who holds the memberships can.
 */
export function stateToldBy(update: TaskUpdate, at: Date): TaskState {
  const { task, status, attempt, chunks, batches, computed, error, superseded = false, warnings = [] } = update;
  return {
    taskId: task.taskId,
    tenant: task.tenant,
    collection: task.collection,
    documentId: task.documentId,
    name: task.name,
    status,
    run: task.run,
    attempt,
    progress: {
      ...(chunks !== undefined && { chunks }),
      ...(batches !== undefined && { batches }),
      embedded: 0,
      indexed: 0,
      ...(computed !== undefined && { computed }),
    },
    ...(error && { error }),
    superseded,
    warnings: [...warnings],
    acceptedAt: task.acceptedAt,
    updatedAt: at.toISOString(),
  };
}

/**
 * The state that is recorded with an update. Only the first word of a task brings its `acceptedAt`; it is empty in whatever is told
 * later, so that a state which was lost in between, and of which only the rest is told, is known not to be whole.
 */
export function stateRecordedBy(update: TaskUpdate, at: Date): TaskState {
  const state = stateToldBy(update, at);
  return state.status === 'queued' ? state : { ...state, acceptedAt: '' };
}
