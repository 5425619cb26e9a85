import type { Client } from '@millrace/client';
import { isTerminal, mayFollow, type TaskState } from '@millrace/contracts';

/** Polls tasks until each has ended. */
export interface Watch {
  /** The last state of each task, in the order given; rejects when one has not ended within `ms`. */
  ended(ms: number): Promise<TaskState[]>;
  /** A sentence for each poll that showed less than the one before. */
  readonly setbacks: readonly string[];
  /**
   * Looks away while `work` makes Redis lose what it knew: what is shown of a task that has not ended may fall back then, to what
   * Postgres has.
   */
  without<T>(work: Promise<T>): Promise<T>;
  /** How many have not ended. */
  underWay(): number;
}

/** Polls of all tasks together, a second. */
const mostPolls = 150;

/** Begins to poll; a poll that fails is asked again, since the servers behind it may be down. */
export function watchStatuses(client: Client, taskIds: readonly string[]): Watch {
  const everyMs = Math.max(100, (taskIds.length / mostPolls) * 1_000);
  const setbacks: string[] = [];
  const last = new Map<string, TaskState>();
  let stopped = false;
  let ended = 0;
  let memory = 0;
  let blinds = 0;

  async function poll(taskId: string): Promise<TaskState> {
    while (!stopped) {
      const asked = memory;
      const state = await client.task(taskId).catch(() => undefined);
      // An answer from before may arrive after.
      if (asked !== memory) continue;
      if (blinds > 0) last.delete(taskId);
      const before = last.get(taskId);
      if (state && before && !sameOrLater(before, state))
        setbacks.push(`${taskId}: ${before.status}, then ${state.status}`);
      if (state && blinds === 0) last.set(taskId, state);
      if (state && isTerminal(state.status)) {
        ended++;
        return state;
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    throw new Error(`task ${taskId} is still ${last.get(taskId)?.status ?? 'unknown'}`);
  }

  const polls = Promise.all(taskIds.map(poll));
  polls.catch(() => {});
  return {
    setbacks,
    async without(work) {
      blinds++;
      try {
        return await work;
      } finally {
        blinds--;
        memory++;
        last.clear();
      }
    },
    underWay: () => (stopped ? 0 : taskIds.length - ended),
    async ended(ms) {
      const timer = setTimeout(() => {
        stopped = true;
      }, ms);
      return polls.finally(() => clearTimeout(timer));
    },
  };
}

function sameOrLater(before: TaskState, after: TaskState): boolean {
  const stage = ({ run, status }: TaskState) => ({ run, status, attempt: 1 });
  return (before.run === after.run && before.status === after.status) || mayFollow(stage(before), stage(after));
}
