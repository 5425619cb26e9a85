import { readAcceptance } from '@millrace/acceptance';
import {
  dependencyUnavailable,
  isTerminal,
  MillraceError,
  mayFollow,
  type TaskState,
  timeOfUuidV7,
} from '@millrace/contracts';
import { type Clock, type ObjectStore, stateToldBy, type TaskStates } from '@millrace/ports';
import { type Answer, askFor } from './answer.ts';

export interface TaskSources {
  readonly states: TaskStates;
  readonly objects: ObjectStore;
  /** The task as Postgres knows it; undefined where it is another tenant's. */
  readonly stored: (taskId: string, tenant: string) => Promise<TaskState | undefined>;
  readonly clock: Clock;
}

export interface TaskFinder {
  /** The task if Redis or Postgres knows it: its event is on the bus, or further. Undefined where neither says so. */
  known(taskId: string, tenant: string): Promise<TaskState | undefined>;
  /**
   * The task, also while only its original tells of it. Throws `TASK_NOT_FOUND` when all three have answered, and when it is
   * another tenant's; `DEPENDENCY_UNAVAILABLE` when it may be known to one that did not answer.
   */
  find(taskId: string, tenant: string): Promise<TaskState>;
}

/** A state that is not final and has not changed for so long is compared with Postgres, milliseconds. */
const trustedForMs = 10_000;

export function createTaskFinder({ states, objects, stored, clock }: TaskSources): TaskFinder {
  function isFresh({ status, acceptedAt, updatedAt }: TaskState): boolean {
    if (!acceptedAt) return false;
    return isTerminal(status) || clock.now().getTime() - Date.parse(updatedAt) <= trustedForMs;
  }

  /** Shows what Postgres knows, by the rule under which states follow each other, and gives what is shown then. */
  async function merge(shown: TaskState | undefined, known: TaskState): Promise<TaskState> {
    try {
      await states.restore(known);
      return (await states.get(known.taskId)) ?? known;
    } catch {
      return shown && !mayFollow(shown, known) ? shown : known;
    }
  }

  async function ask(taskId: string, tenant: string): Promise<Answer<TaskState>> {
    const shown = await askFor(() => states.get(taskId));
    if (shown.value && isFresh(shown.value)) return shown;
    const known = await askFor(() => stored(taskId, tenant));
    if (known.value) return { value: await merge(shown.value, known.value) };
    return { value: shown.value, failure: shown.failure ?? known.failure };
  }

  return {
    known: async (taskId, tenant) => (await ask(taskId, tenant)).value,
    async find(taskId, tenant) {
      const answer = await ask(taskId, tenant);
      const state = answer.value ?? (await fromOriginal(taskId, answer.failure));
      // What was lost of a state is not in Postgres yet: the task's own time comes near.
      if (state?.tenant === tenant) return state.acceptedAt ? state : { ...state, acceptedAt: timeOf(taskId) };
      throw new MillraceError('TASK_NOT_FOUND', `there is no task ${taskId}`);
    },
  };

  function timeOf(taskId: string): string {
    return new Date(timeOfUuidV7(taskId)).toISOString();
  }

  async function fromOriginal(taskId: string, failure: unknown): Promise<TaskState | undefined> {
    const accepted = await askFor(() => readAcceptance(objects, taskId));
    if (accepted.value) {
      const task = accepted.value;
      return stateToldBy({ task, status: 'queued', attempt: 1 }, new Date(task.acceptedAt));
    }
    const silent = failure ?? accepted.failure;
    if (silent === undefined) return undefined;
    throw silent instanceof MillraceError && silent.dependency ? silent : dependencyUnavailable('a service', silent);
  }
}
