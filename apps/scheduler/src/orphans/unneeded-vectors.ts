import { MillraceError, manifestSchema, objectKeys } from '@millrace/contracts';
import { inTransaction, isBackupUnderWay, lockDocument, type NeededVectors, neededVectors } from '@millrace/database';
import type { ObjectStore, Transaction } from '@millrace/ports';
import { readArtifact } from '@millrace/worker-runtime';
import type { JobPorts } from '../job.ts';
import type { Artifact } from './artifact.ts';
import type { OrphanAges } from './orphan-ages.ts';

/**
 * Removes those of a document's vectors that no kept generation of it needs, under its lock: none can go live meanwhile. A
 * generation that comes just then and finds them missing has them computed again. Resolves to how many.
 */
export async function removeUnneededVectors(
  { database, objects }: Pick<JobPorts, 'database' | 'objects'>,
  vectors: readonly Artifact[],
  ages: OrphanAges,
  graceMs: number,
): Promise<number> {
  const [{ documentId } = { documentId: '' }] = vectors;
  const unneeded = async (sql: Transaction) => {
    const needed = await neededVectors(sql, documentId, graceMs);
    const hashes = needed && (await neededHashes(objects, needed));
    if (!hashes) return [];
    return vectors.filter((vector) => !hashes.has(hashOf(vector)) && (needed.known || ages.isSettled(vector)));
  };
  // Most documents have none, and are not locked.
  if ((await unneeded(database)).length === 0) return 0;
  return inTransaction(database, async (tx) => {
    await lockDocument(tx, documentId);
    const removed = await unneeded(tx);
    if (await isBackupUnderWay(tx)) return 0;
    await objects.delete(removed.map(({ key }) => key));
    return removed.length;
  });
}

async function neededHashes(objects: ObjectStore, { hashes, failed }: NeededVectors): Promise<ReadonlySet<string>> {
  const needed = new Set(hashes);
  for (const generation of failed) {
    for (const { hash } of await batchesOf(objects, objectKeys.manifest(generation))) needed.add(hash);
  }
  return needed;
}

/** A generation that failed before it was cut, or that was cut inline, has none. */
async function batchesOf(objects: ObjectStore, key: string): Promise<readonly { readonly hash: string }[]> {
  try {
    return (await readArtifact(objects, { key }, manifestSchema, new AbortController().signal)).batches;
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return [];
    throw error;
  }
}

function hashOf({ key }: Artifact): string {
  return key.slice(key.lastIndexOf('/') + 1).replace(/\.f32$/, '');
}
