import type { Client } from '@millrace/client';
import type { ProgressView } from '../progress/progress-view.ts';
import { followTask } from '../tasks/follow-task.ts';
import type { Outcome } from '../tasks/outcome.ts';
import { eachLimited } from './each-limited.ts';
import type { FoundFile } from './find-files.ts';
import { type UploadOneOptions, uploadFile } from './upload-file.ts';

export interface UploadRun {
  readonly client: Client;
  readonly options: UploadOneOptions;
  /** Follow each document until it is searchable or has failed. */
  readonly watch: boolean;
  /** Documents under way at once. */
  readonly concurrency: number;
  readonly view: ProgressView;
  readonly signal: AbortSignal;
  /** Told of each document as soon as it is accepted or refused. */
  readonly onUploaded: (outcome: Outcome) => void;
}

/** Uploads files; one that fails does not stop the others. The outcomes are in the order of the files. */
export function uploadFiles(
  files: readonly FoundFile[],
  { client, options, watch, concurrency, view, signal, onUploaded }: UploadRun,
): Promise<Outcome[]> {
  return eachLimited(files, concurrency, async (file) => {
    const startedAt = performance.now();
    const show = view.track(file.shown);
    const uploaded = await uploadFile(client, file, options, show, signal);
    onUploaded(uploaded);
    const { taskId } = uploaded;
    const outcome = watch && taskId ? await followTask(client, { ...uploaded, taskId }, show, signal) : uploaded;
    return { ...outcome, seconds: (performance.now() - startedAt) / 1000 };
  });
}
