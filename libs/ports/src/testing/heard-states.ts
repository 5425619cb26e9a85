import type { TaskState } from '@millrace/contracts';
import type { TaskStates } from '../task-states.ts';

/** A subscriber whose news can be awaited one by one. */
export interface HeardStates {
  next(): Promise<TaskState>;
  /** Resolves once a state is heard for which it holds. */
  until(holds: (state: TaskState) => boolean): Promise<TaskState>;
  stop(): Promise<void>;
}

export async function hear(states: TaskStates, taskId: string): Promise<HeardStates> {
  const heard: TaskState[] = [];
  let wake = () => {};
  const stop = await states.subscribe(taskId, (state) => {
    heard.push(state);
    wake();
  });
  const next = async (): Promise<TaskState> => {
    for (;;) {
      const state = heard.shift();
      if (state) return state;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    next,
    async until(holds) {
      for (;;) {
        const state = await next();
        if (holds(state)) return state;
      }
    },
    stop,
  };
}
