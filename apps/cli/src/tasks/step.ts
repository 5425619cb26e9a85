import { isTerminal, type TaskState, type TaskStatus } from '@millrace/contracts';
import { counted } from '../output/counted.ts';
import { oneLine } from '../output/printable.ts';
import type { Reason } from '../reason.ts';

/**
 * Of a task, or of what there is before and beside it. `refused`: there is no task; `unknown`: it cannot be seen;
 * `skipped`: interrupted before it was accepted.
 */
export type StepStatus = TaskStatus | 'uploading' | 'refused' | 'unknown' | 'skipped';

/** Where a document is. A state of its task is one. */
export interface Step extends Partial<Pick<TaskState, 'progress' | 'attempt' | 'superseded' | 'warnings'>> {
  readonly status: StepStatus;
  readonly error?: (Reason & { readonly retryable?: boolean }) | undefined;
  /** The document had the very same bytes before: the task is the one that brought them. */
  readonly unchanged?: boolean | undefined;
}

/** True where nothing more will come. */
export function isLast({ status }: Step): boolean {
  return status === 'refused' || status === 'unknown' || status === 'skipped' || isTerminal(status as TaskStatus);
}

/** Where a document is, in one line. */
export function stepLine({ status, progress, error, superseded, unchanged, warnings = [], attempt }: Step): string {
  const parts: string[] = [status];
  if (progress?.batches && (status === 'embedding' || status === 'indexing')) {
    parts.push(`${status === 'embedding' ? progress.embedded : progress.indexed}/${progress.batches} batches`);
  }
  if (status === 'completed' && progress?.chunks) {
    parts.push(counted(progress.chunks, 'chunk'));
    if ((progress.computed ?? progress.chunks) < progress.chunks) parts.push(`${progress.computed} embedded anew`);
  }
  if (unchanged) parts.push('unchanged');
  if (superseded) parts.push('superseded by a later upload');
  if (error) parts.push(oneLine(`${error.code}: ${error.message}`));
  if (error?.retryable) parts.push(`attempt ${attempt} failed, it will be tried again`);
  if (warnings.length > 0) parts.push(counted(warnings.length, 'warning'));
  return parts.join(', ');
}

/** Share of the way that a status has behind it; what lies between is interpolated by batches. */
const shares: Record<StepStatus, number> = {
  uploading: 0,
  refused: 0,
  unknown: 0,
  skipped: 0,
  queued: 0.05,
  parsing: 0.1,
  chunking: 0.25,
  embedding: 0.3,
  indexing: 0.8,
  completed: 1,
  failed: 1,
  cancelled: 1,
};

/** How far a document is, 0 to 1, for a bar: batches embedded and indexed move it between the stages. */
export function stepShare({ status, progress }: Step): number {
  if (!progress?.batches || (status !== 'embedding' && status !== 'indexing')) return shares[status];
  const done = (progress.embedded + progress.indexed) / (2 * progress.batches);
  return Math.max(shares[status], shares.embedding + done * (1 - shares.embedding));
}
