import { MillraceError, type TaskEnvelope } from '@millrace/contracts';
import type { Clock, TaskStates } from '@millrace/ports';
import type { Middleware, Work } from '../work.ts';

export interface CancellationOptions {
  readonly states: TaskStates;
  readonly clock: Clock;
}

/** From one look at the task to the next, while work on it goes on. */
const lookEveryMs = 2_000;

/** How long work waits at most for the first look. */
const patienceMs = 100;

/**
 * Drops the work of a task that is shown as cancelled, in this run or a later one: before it begins, or in the midst of it. Postgres
 * decides over a cancellation, so this only saves work: a store that fails changes nothing, and one that did not answer in time is not
 * waited for until it answers again.
 */
export function cancellation({ states, clock }: CancellationOptions): Middleware {
  let answers = true;

  async function isCancelled({ taskId, run }: TaskEnvelope): Promise<boolean> {
    try {
      const state = await states.get(taskId);
      answers = true;
      return state?.status === 'cancelled' && state.run >= run;
    } catch {
      answers = false;
      return false;
    }
  }

  /** Looks until `ended`, or until it has called `cancel`. Resolves after the first look, or when that takes too long. */
  async function watch(task: TaskEnvelope, cancel: () => void, ended: AbortSignal): Promise<void> {
    const look = async () => {
      const cancelled = await isCancelled(task);
      if (cancelled && !ended.aborted) cancel();
      return !cancelled;
    };
    const first = look();
    void first.then(async (goesOn) => {
      while (goesOn) {
        await clock.sleep(lookEveryMs, ended);
        goesOn = !ended.aborted && (await look());
      }
    });
    if (!answers) return;
    const inTime = await Promise.race([first.then(() => true), clock.sleep(patienceMs, ended).then(() => false)]);
    if (!inTime) answers = false;
  }

  return (next) => async (work) => {
    const { task } = work;
    if (!task) return next(work);
    const cancelled = new AbortController();
    const ended = new AbortController();
    try {
      await watch(task, () => cancelled.abort(reasonOf(work, task)), ended.signal);
      cancelled.signal.throwIfAborted();
      return await next({ ...work, signal: AbortSignal.any([work.signal, cancelled.signal]) });
    } finally {
      ended.abort();
    }
  };
}

function reasonOf({ log }: Work, { taskId }: TaskEnvelope): MillraceError {
  log.info({}, 'the task was cancelled: its work is dropped');
  return new MillraceError('TASK_CANCELLED', `task ${taskId} was cancelled`);
}
