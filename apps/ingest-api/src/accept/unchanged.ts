import { isDeepStrictEqual } from 'node:util';
import { objectKeys, type TaskEnvelope } from '@millrace/contracts';
import type { StandingGeneration } from '@millrace/database';
import type { Digest } from '@millrace/http';
import type { Logger } from '@millrace/ports';
import { within } from '../within.ts';
import type { Unchanged } from './claim-outcome.ts';

export interface UnchangedDeps {
  /** The newest generation of a document, while it is live or on its way. */
  readonly standing: (documentId: string, tenant: string) => Promise<StandingGeneration | undefined>;
  readonly log: Logger;
}

export interface Given {
  readonly task: TaskEnvelope;
  readonly digest: Digest | undefined;
  /** The document's last time of acceptance before this one. */
  readonly former: number | undefined;
}

/** So long an upload waits to be told that it is needless; then the work is done, milliseconds. */
const patienceMs = 1_000;

/**
 * The task that brought a document what is given now, if that is still what the document shows, or is going to show. Undefined
 * where anything differs, where a later one was accepted that Postgres has not heard of, and where Postgres does not say so in time:
 * work done needlessly is cheap.
 */
export async function findUnchanged({ standing, log }: UnchangedDeps, given: Given): Promise<Unchanged | undefined> {
  const { task, digest, former } = given;
  try {
    const generation = await within(patienceMs, standing(task.documentId, task.tenant));
    if (!generation || !isSame(given, generation)) return undefined;
    if (former !== undefined && former > Date.parse(generation.task.acceptedAt)) return undefined;
    const { taskId } = generation.task;
    return { taskId, status: generation.status, ...(digest && { sha256: digest.sha256 }) };
  } catch (error) {
    log.warn({ err: error, taskId: task.taskId }, 'whether the document is unchanged could not be told');
    return undefined;
  }
}

function isSame({ task, digest }: Given, { task: standing, sha256 }: StandingGeneration): boolean {
  if (!isDeepStrictEqual(describedBy(task), describedBy(standing))) return false;
  if (digest) return digest.sha256 === sha256;
  return task.original.key !== objectKeys.original(task.taskId) && isDeepStrictEqual(task.original, standing.original);
}

/**
 * All that a generation takes from its envelope beside the original. Not the model: whatever it was accepted with, it is searched by the
 * one that its collection has now.
 */
function describedBy({ name, contentType, metadata, version, settings }: TaskEnvelope): object {
  return { name, contentType, metadata, version, chunking: settings.chunking };
}
