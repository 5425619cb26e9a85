import { randomUUID } from 'node:crypto';
import { type Client, externalIdOf, type UploadOptions } from '@millrace/client';
import { expectedReason, type Reason } from '../reason.ts';
import type { Outcome } from '../tasks/outcome.ts';
import { isLast, type Step } from '../tasks/step.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { FoundFile } from './find-files.ts';

export interface UploadOneOptions extends Omit<UploadOptions, 'externalId' | 'signal'> {
  /** A name; true: the file's path; false: none, so that every upload is a new document. */
  readonly externalId: string | boolean;
}

/**
 * Uploads one file. Never rejects for a file's sake. The key makes the request one that may be repeated, so that one which was cut
 * off makes no second document.
 */
export async function uploadFile(
  client: Client,
  { path, shown: file, error }: FoundFile,
  { externalId, ...options }: UploadOneOptions,
  show: (step: Step) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  function refused(reason: Reason): Outcome {
    const step = { status: 'refused', error: reason } as const;
    show(step);
    return { file, ...step };
  }
  if (signal.aborted) return { file, status: 'skipped' };
  if (error) return refused(error);
  show({ status: 'uploading' });
  const upload = client.uploadFile(path, {
    ...options,
    externalId: externalId === true ? externalIdOf(path) : externalId || undefined,
    idempotencyKey: options.idempotencyKey ?? randomUUID(),
    signal,
  });
  try {
    const { taskId, documentId, status, unchanged } = await unlessAborted(upload, signal);
    // A task that has ended already is shown by whoever follows it, with all that came of it.
    if (!isLast({ status })) show({ status, unchanged });
    return { file, taskId, documentId, status, ...(unchanged ? { unchanged } : {}) };
  } catch (failure) {
    return signal.aborted ? { file, status: 'skipped' } : refused(expectedReason(failure));
  }
}
