import { isTerminal, mayFollow, type TaskState } from '@millrace/contracts';
import type { Clock, TaskStates } from '@millrace/ports';
import type { TaskFinder } from './find-task.ts';

export interface WatchDeps {
  readonly finder: TaskFinder;
  readonly states: TaskStates;
  readonly clock: Clock;
}

/** How often the task is read although nothing was told: what is told may be lost, milliseconds. */
const pollMs = 3_000;

/** The states of a task from `first` on, each at least as far as the one before, until a final one or until `signal` aborts. */
export async function* watchTask(
  { finder, states, clock }: WatchDeps,
  first: TaskState,
  signal: AbortSignal,
): AsyncGenerator<TaskState> {
  const { taskId, tenant } = first;
  let told: TaskState[] = [];
  let wake = new AbortController();
  const unsubscribe = await states
    .subscribe(taskId, (state) => {
      told.push(state);
      wake.abort();
    })
    .catch(() => async () => {});
  try {
    let last = first;
    yield last;
    told.push(await finder.find(taskId, tenant));
    while (!isTerminal(last.status) && !signal.aborted) {
      const news = told;
      told = [];
      for (const next of news) {
        if (!isNews(last, next)) continue;
        last = { ...next, acceptedAt: next.acceptedAt || last.acceptedAt };
        yield last;
      }
      if (isTerminal(last.status)) return;
      await clock.sleep(pollMs, AbortSignal.any([signal, wake.signal]));
      const woken = wake.signal.aborted;
      wake = new AbortController();
      if (!woken && !signal.aborted) told.push(await finder.find(taskId, tenant).catch(() => last));
    }
  } finally {
    await unsubscribe();
  }
}

/** Something changed, and it is not older than what was shown: two sources may tell out of turn. */
function isNews(last: TaskState, next: TaskState): boolean {
  if (!mayFollow(last, next) || JSON.stringify(last) === JSON.stringify(next)) return false;
  const isSameStep = next.run === last.run && next.status === last.status && next.attempt === last.attempt;
  return !isSameStep || next.updatedAt >= last.updatedAt;
}
