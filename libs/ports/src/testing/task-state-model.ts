import { mayFollow, statusRanks, type TaskState, type TaskStatus } from '@millrace/contracts';
import type { TaskUpdate } from '../task-states.ts';

/** What of a state follows from the updates alone. */
export type ModelledState = Pick<TaskState, 'run' | 'status' | 'attempt' | 'progress' | 'superseded'> & {
  readonly errorCode: string | undefined;
  readonly warnings: readonly string[];
};

/**
 * The state that must be shown after `history`, said as plainly as it can be: only the highest run counts; within it progress is
 * the set of batches told, and the rest is the last update that was allowed to follow.
 */
export function modelOf(history: readonly TaskUpdate[]): ModelledState {
  const run = Math.max(...history.map(({ task }) => task.run));
  const told = history.filter(({ task }) => task.run === run);
  const shown = shownOf(told);
  const chunks = told.find((update) => update.chunks !== undefined)?.chunks;
  const batches = told.find((update) => update.batches !== undefined)?.batches;
  return {
    run,
    status: shown.status,
    attempt: shown.attempt,
    progress: {
      ...(chunks !== undefined && { chunks }),
      ...(batches !== undefined && { batches }),
      embedded: distinct(told.map(({ embedded }) => embedded)),
      indexed: distinct(told.map(({ indexed }) => indexed)),
    },
    superseded: shown.superseded,
    errorCode: shown.errorCode,
    warnings: [...new Set(told.flatMap(({ warnings = [] }) => warnings))],
  };
}

export function modelledPartOf(state: TaskState): ModelledState {
  const { run, status, attempt, progress, superseded, error, warnings } = state;
  return { run, status, attempt, progress, superseded, errorCode: error?.code, warnings };
}

/** Sorts after another where the state is further on: what callers see of it never falls. */
export function heightOf({ run, status }: { readonly run: number; readonly status: TaskStatus }): number {
  return run * 100 + statusRanks[status];
}

interface Shown {
  readonly status: TaskStatus;
  readonly attempt: number;
  readonly superseded: boolean;
  readonly errorCode: string | undefined;
}

function shownOf(told: readonly TaskUpdate[]): Shown {
  let shown: Shown | undefined;
  for (const { status, attempt, superseded = false, error } of told) {
    if (shown && !mayFollow({ run: 0, ...shown }, { run: 0, status, attempt })) continue;
    const stays = shown?.status === status || status === 'failed';
    shown = { status, attempt, superseded, errorCode: error?.code ?? (stays ? shown?.errorCode : undefined) };
  }
  if (!shown) throw new Error('no update, no state');
  return shown;
}

function distinct(ordinals: readonly (number | undefined)[]): number {
  return new Set(ordinals.filter((ordinal) => ordinal !== undefined)).size;
}
