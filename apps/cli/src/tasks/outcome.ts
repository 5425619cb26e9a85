import type { TaskState } from '@millrace/contracts';
import { isLast, type Step, type StepStatus } from './step.ts';

/** How far a document came. */
export interface Outcome extends Step {
  /** The path of the file, or the name of the document. */
  readonly file: string;
  readonly taskId?: string;
  readonly documentId?: string;
  readonly status: Exclude<StepStatus, 'uploading'>;
  /** Since its upload began. */
  readonly seconds?: number;
}

/** `outcome` with what a state of its task says. */
export function withState(outcome: Outcome, state: TaskState): Outcome {
  const { documentId, status, progress, attempt, superseded, warnings, error } = state;
  return { ...outcome, documentId, status, progress, attempt, superseded, warnings, error };
}

export function isFailure({ status }: Outcome): boolean {
  return status === 'refused' || status === 'unknown' || status === 'failed' || status === 'cancelled';
}

/** True where the task goes on, watched or not. */
export function isUnderWay({ taskId, status }: Outcome): boolean {
  return taskId !== undefined && !isLast({ status });
}
