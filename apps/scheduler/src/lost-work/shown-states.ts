import { MillraceError, type TaskState } from '@millrace/contracts';
import type { TaskStates } from '@millrace/ports';

const askedAtOnce = 100;

/**
 * What is shown of each task. It knows of work that Postgres hears of later; without it, or where it does not answer, Postgres alone
 * is believed.
 */
export async function shownStates(
  states: Pick<TaskStates, 'get'>,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, TaskState>> {
  const shown = new Map<string, TaskState>();
  try {
    for (let start = 0; start < taskIds.length; start += askedAtOnce) {
      const some = await Promise.all(taskIds.slice(start, start + askedAtOnce).map((taskId) => states.get(taskId)));
      for (const state of some) if (state) shown.set(state.taskId, state);
    }
  } catch (error) {
    if (!(error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE')) throw error;
  }
  return shown;
}
