import type { TaskState } from '@millrace/contracts';

/** What became of one file. */
export interface UploadResult {
  readonly path: string;
  readonly taskId: string | undefined;
  readonly documentId: string | undefined;
  /** The task's status as far as it was followed; `refused` where the upload was. */
  readonly status: TaskState['status'] | 'refused';
  readonly chunks: number | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly seconds: number;
}

export function isFailure({ status }: UploadResult): boolean {
  return status === 'refused' || status === 'failed' || status === 'cancelled';
}

export function summaryRows(results: readonly UploadResult[]): string[][] {
  const rows = results.map(({ path, status, chunks, seconds, taskId, error }) => [
    path,
    status,
    chunks === undefined ? '' : String(chunks),
    `${seconds.toFixed(1)} s`,
    error ? `${error.code}: ${error.message}` : (taskId ?? ''),
  ]);
  return [['FILE', 'STATUS', 'CHUNKS', 'TIME', 'TASK OR ERROR'], ...rows];
}
