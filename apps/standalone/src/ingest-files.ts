import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Client, externalIdOf } from '@millrace/client';
import { isTerminal, type TaskState } from '@millrace/contracts';

/** A document under way is told of so often, milliseconds; its end at once. */
const tellEveryMs = 2_000;

/** Uploads files and follows each to its end. `tell` gets a line with the stages that a file went through. Returns the last state of each. */
export async function ingestFiles(
  client: Client,
  files: readonly string[],
  tell: (line: string) => void,
): Promise<TaskState[]> {
  const width = Math.max(...files.map((file) => basename(file).length));
  return Promise.all(
    files.map((file) => ingestFile(client, file, (step) => tell(`  ${basename(file).padEnd(width)}  ${step}`))),
  );
}

/**
 * The path names the document, so that a changed file replaces it; path and content name the upload, so that an unchanged file meets
 * its earlier task instead of being ingested again.
 */
async function ingestFile(client: Client, file: string, tell: (step: string) => void): Promise<TaskState> {
  const path = resolve(file);
  const { taskId } = await client.uploadFile(path, {
    externalId: externalIdOf(path),
    idempotencyKey: await digest(path),
  });
  let steps = 'accepted';
  let toldAt = performance.now();
  let last: TaskState | undefined;
  for await (const state of client.watch(taskId)) {
    if (state.status !== last?.status) steps += ` › ${state.status}`;
    last = state;
    if (!isTerminal(state.status) && performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    tell(`${steps}${details(state)}`);
  }
  if (!last) throw new Error(`task ${taskId} of ${path} was never shown`);
  return last;
}

function details({ status, progress, error }: TaskState): string {
  if (status === 'failed') return `  ${error?.code}: ${error?.message}`;
  if (status === 'completed') return `  (${progress.chunks ?? 0} chunks)`;
  return progress.batches ? `  ${progress.embedded}/${progress.batches} batches embedded` : '';
}

/** SHA-256 of path and content. */
async function digest(path: string): Promise<string> {
  const hash = createHash('sha256').update(path).update('\0');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
