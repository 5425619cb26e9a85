import type { TaskStates } from '../task-states.ts';

/** Two clients of the same store. */
export interface TwoTaskStates {
  readonly one: TaskStates;
  readonly other: TaskStates;
}
