import { randomUUID } from 'node:crypto';
import { relative } from 'node:path';
import { ClientError, externalIdOf } from '@millrace/client';
import { isTerminal, type Metadata, MillraceError, type TaskState } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';
import { table } from '../table.ts';
import { eachLimited } from '../upload/each-limited.ts';
import { findFiles } from '../upload/find-files.ts';
import { barView, lineView, type ProgressView } from '../upload/progress-view.ts';
import { isFailure, summaryRows, type UploadResult } from '../upload/upload-result.ts';

export interface UploadCommandOptions {
  readonly collection?: string;
  /** Follow each document until it is searchable or has failed. */
  readonly watch: boolean;
  readonly metadata?: Metadata;
  /** A name; true: the file's path; false: none, so that every upload is a new document. */
  readonly externalId: string | boolean;
  /** Documents under way at once. */
  readonly concurrency: number;
  readonly cwd: string;
}

/**
 * `millrace upload FILE|FOLDER…`: exit code 1 where any document was refused or failed. A file's path is its externalId, so that
 * uploading it again replaces the document.
 */
export async function uploadCommand(
  context: CommandContext,
  paths: readonly string[],
  options: UploadCommandOptions,
): CommandRun {
  const { terminal, json } = context;
  const files = await findFiles(paths, options.cwd);
  if (typeof options.externalId === 'string' && files.length > 1) {
    throw new MillraceError('VALIDATION_ERROR', '--external-id names one document, and there are several files');
  }
  const view = terminal.screen && options.watch && !json ? barView(terminal.screen) : lineView(terminal);
  const results = await eachLimited(files, options.concurrency, (file) =>
    uploadOne(context, view, file, options),
  ).finally(() => view.close());
  if (json) terminal.out(JSON.stringify(results));
  else for (const line of table(summaryRows(results))) terminal.out(line);
  return results.some(isFailure) ? 1 : 0;
}

async function uploadOne(
  { connection: { api }, signal }: CommandContext,
  view: ProgressView,
  file: string,
  { collection, watch, metadata, externalId, cwd }: UploadCommandOptions,
): Promise<UploadResult> {
  const startedAt = performance.now();
  const name = relative(cwd, file) || file;
  view.begin(name);
  let result: Omit<UploadResult, 'seconds' | 'path'>;
  try {
    const { taskId, documentId, status } = await api.uploadFile(file, {
      collection,
      metadata,
      signal,
      externalId: externalId === true ? externalIdOf(file) : externalId || undefined,
      idempotencyKey: randomUUID(),
    });
    result = { taskId, documentId, status, chunks: undefined, error: undefined };
    const last = watch && !isTerminal(status) ? await follow(taskId) : undefined;
    if (last) result = { ...result, status: last.status, chunks: last.progress.chunks, error: last.error };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    const { code, message } = error;
    result = {
      taskId: undefined,
      documentId: undefined,
      status: 'refused',
      chunks: undefined,
      error: { code, message },
    };
  }
  const ended = { path: name, ...result, seconds: (performance.now() - startedAt) / 1000 };
  view.ended(name, ended);
  return ended;

  async function follow(taskId: string): Promise<TaskState | undefined> {
    let last: TaskState | undefined;
    for await (const state of api.watch(taskId, signal)) {
      last = state;
      view.changed(name, state);
    }
    return last;
  }
}
