import type { TaskState } from '@millrace/contracts';

/** Where a task is, in one line. */
export function taskLine({ status, progress, error, superseded, warnings, attempt }: TaskState): string {
  const parts: string[] = [status];
  if (progress.batches && (status === 'embedding' || status === 'indexing')) {
    parts.push(`${status === 'embedding' ? progress.embedded : progress.indexed}/${progress.batches} batches`);
  }
  if (status === 'completed' && progress.chunks) parts.push(`${progress.chunks} chunks`);
  if (superseded) parts.push('superseded by a later upload');
  if (error) parts.push(`${error.code}: ${error.message}`);
  if (error?.retryable) parts.push(`attempt ${attempt} failed, it will be tried again`);
  if (warnings.length > 0) parts.push(`${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`);
  return parts.join(', ');
}

/** Share of the way that a status has behind it; what lies between is interpolated by batches. */
const shares: Record<TaskState['status'], number> = {
  queued: 0.05,
  parsing: 0.1,
  chunking: 0.25,
  embedding: 0.3,
  indexing: 0.8,
  completed: 1,
  failed: 1,
  cancelled: 1,
};

/** How far a task is, 0 to 1, for a bar: batches embedded and indexed move it between the stages. */
export function taskShare({ status, progress }: TaskState): number {
  const { batches = 0, embedded, indexed } = progress;
  if (batches === 0 || (status !== 'embedding' && status !== 'indexing')) return shares[status];
  const done = (embedded + indexed) / (2 * batches);
  return Math.max(shares[status], shares.embedding + done * (1 - shares.embedding));
}
