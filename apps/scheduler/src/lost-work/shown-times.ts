import { MillraceError } from '@millrace/contracts';
import type { TaskStates } from '@millrace/ports';

const askedAtOnce = 100;

/**
 * When the shown state of each task changed last. It knows of work that Postgres hears of later; without it, or where it does not
 * answer, Postgres alone is believed.
 */
export async function shownTimes(
  states: Pick<TaskStates, 'get'>,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const times = new Map<string, Date>();
  try {
    for (let start = 0; start < taskIds.length; start += askedAtOnce) {
      const shown = await Promise.all(taskIds.slice(start, start + askedAtOnce).map((taskId) => states.get(taskId)));
      for (const state of shown) if (state) times.set(state.taskId, new Date(state.updatedAt));
    }
  } catch (error) {
    if (!(error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE')) throw error;
  }
  return times;
}
