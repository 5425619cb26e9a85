import { mayFollow, type TaskError, type TaskState } from '@millrace/contracts';

/**
 * What is shown of a task after `told` was told of it: only a higher run replaces all, a lower one changes nothing. Within a run
 * counts and warnings are gathered whatever the order; the rest follows {@link mayFollow}. Returns `shown` itself where nothing changes.
 */
export function mergeTaskState(shown: TaskState, told: TaskState): TaskState {
  if (told.run > shown.run) return told;
  if (told.run < shown.run) return shown;
  const head = mayFollow(shown, told) ? told : shown;
  const error = head === told ? errorAfter(shown, told) : shown.error;
  const { error: _, ...rest } = shown;
  const merged: TaskState = {
    ...rest,
    status: head.status,
    attempt: head.attempt,
    superseded: head.superseded,
    ...(error && { error }),
    progress: raised(shown.progress, told.progress),
    warnings: [...new Set([...shown.warnings, ...told.warnings])],
    acceptedAt: shown.acceptedAt || told.acceptedAt,
  };
  if (isSame(shown, merged)) return shown;
  return told.updatedAt > shown.updatedAt ? { ...merged, updatedAt: told.updatedAt } : merged;
}

/** The last error stays until the stage is left, and names the reason of a failure that brings none. */
function errorAfter(shown: TaskState, told: TaskState): TaskError | undefined {
  if (told.error) return told.error;
  return told.status === shown.status || told.status === 'failed' ? shown.error : undefined;
}

function raised(shown: TaskState['progress'], told: TaskState['progress']): TaskState['progress'] {
  const chunks = highest(shown.chunks, told.chunks);
  const batches = highest(shown.batches, told.batches);
  const computed = highest(shown.computed, told.computed);
  return {
    ...(chunks !== undefined && { chunks }),
    ...(batches !== undefined && { batches }),
    embedded: Math.max(shown.embedded, told.embedded),
    indexed: Math.max(shown.indexed, told.indexed),
    ...(computed !== undefined && { computed }),
  };
}

function highest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function isSame(one: TaskState, other: TaskState): boolean {
  return (
    one.status === other.status &&
    one.attempt === other.attempt &&
    one.superseded === other.superseded &&
    one.acceptedAt === other.acceptedAt &&
    one.warnings.length === other.warnings.length &&
    JSON.stringify(one.progress) === JSON.stringify(other.progress) &&
    JSON.stringify(one.error) === JSON.stringify(other.error)
  );
}
