import { type Manifest, MillraceError, manifestSchema, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { readArtifact } from '@millrace/worker-runtime';
import { type Batch, manifestOf } from './cutting/cut-batches.ts';

/** The manifest that stands for this generation, if one does. */
export async function readStandingCut(
  objects: ObjectStore,
  task: TaskEnvelope,
  signal: AbortSignal,
): Promise<Manifest | undefined> {
  try {
    return await readArtifact(objects, { key: objectKeys.manifest(task) }, manifestSchema, signal);
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * Stores the batches, then the manifest, unless another cut stands by then: resolves to the one that stands. A manifest that can be
 * read thus names only batches that can be read.
 */
export async function storeCut(
  objects: ObjectStore,
  task: TaskEnvelope,
  batches: readonly Batch[],
  signal: AbortSignal,
): Promise<Manifest> {
  await eachInParallel(batches, putsAtOnce, async (batch) => {
    signal.throwIfAborted();
    await objects.put(objectKeys.chunks(task, batch), JSON.stringify(batch.chunks), jsonIfAbsent);
  });
  const manifest = manifestOf(batches);
  const put = await objects.put(objectKeys.manifest(task), JSON.stringify(manifest), jsonIfAbsent);
  return put === 'created' ? manifest : ((await readStandingCut(objects, task, signal)) ?? manifest);
}

const putsAtOnce = 8;
const jsonIfAbsent = { contentType: 'application/json', ifAbsent: true } as const;

async function eachInParallel<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
