import { isBackupUnderWay, knownGenerations } from '@millrace/database';
import { inBatches } from '../in-batches.ts';
import type { JobPorts } from '../job.ts';
import { type Artifact, artifactOf } from './artifact.ts';
import type { OrphanAges } from './orphan-ages.ts';
import { removeUnneededVectors } from './unneeded-vectors.ts';

const lookedUpAtOnce = 1_000;

type Ports = Pick<JobPorts, 'database' | 'objects'>;

/**
 * Removes artifacts of generations that were freed, or that no row tells of, and vectors that no kept generation of their document
 * needs. Resolves to how many.
 */
export async function removeOrphanArtifacts(
  ports: Ports,
  ages: OrphanAges,
  graceMs: number,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0;
  for await (const entries of inBatches(ports.objects.list('artifacts/'), lookedUpAtOnce)) {
    signal.throwIfAborted();
    const artifacts = entries.filter(ages.isOld).flatMap(artifactOf);
    removed += await removeOfFreed(ports, artifacts, ages);
    for (const vectors of byDocument(artifacts)) removed += await removeUnneededVectors(ports, vectors, ages, graceMs);
  }
  return removed;
}

async function removeOfFreed({ database, objects }: Ports, artifacts: Artifact[], ages: OrphanAges): Promise<number> {
  const taskIds = new Set(artifacts.flatMap(({ taskId }) => taskId ?? []));
  const known = await knownGenerations(database, [...taskIds]);
  const orphans = artifacts.filter((artifact) => {
    if (artifact.taskId === undefined) return false;
    const generation = known.get(artifact.taskId);
    return generation ? !generation.kept : ages.isSettled(artifact);
  });
  if (await isBackupUnderWay(database)) return 0;
  await objects.delete(orphans.map(({ key }) => key));
  return orphans.length;
}

function byDocument(artifacts: readonly Artifact[]): Artifact[][] {
  const documents = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    if (artifact.taskId !== undefined) continue;
    documents.set(artifact.documentId, [...(documents.get(artifact.documentId) ?? []), artifact]);
  }
  return [...documents.values()];
}
