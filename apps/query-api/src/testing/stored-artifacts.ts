import { prepareOriginal } from '@millrace/acceptance';
import { type Manifest, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import { acceptGeneration } from '@millrace/database';
import { indexer } from '@millrace/indexer';
import type { EmbeddingModels } from '@millrace/ports';
import { runOnce } from '@millrace/worker-runtime/testing';
import { embeddedEvent } from './embedded-event.ts';
import type { World } from './world.ts';

const text = 'The wheel turns while the water runs.';
const facts = { bytes: text.length, sha256: 'ab', contentType: 'text/plain', title: 'Mill', warnings: ['w'] };

/** What `embeddedEvent` speaks of, as the manifest of two batches. */
const manifest: Manifest = {
  cut: 'cut',
  chunks: 2,
  batches: [
    { hash: 'h0', first: 0, chunks: 1 },
    { hash: 'h1', first: 1, chunks: 1 },
  ],
};

export type Artifact = 'original' | 'parsed' | 'manifest' | 'vectors';
export const everyArtifact: readonly Artifact[] = ['original', 'parsed', 'manifest', 'vectors'];

/** An accepted task, parsed as far as Postgres knows, with these of its artifacts in the object store. */
export async function storedTask(
  { objects, database, models }: World,
  task: TaskEnvelope,
  artifacts: readonly Artifact[] = everyArtifact,
): Promise<TaskEnvelope> {
  await acceptGeneration(database, task, { status: 'parsing', at: new Date(), ...facts });
  const put: Readonly<Record<Artifact, () => Promise<unknown>>> = {
    original: async () =>
      objects.put(objectKeys.original(task.taskId), text, { metadata: await prepareOriginal(objects, task) }),
    parsed: () => objects.put(objectKeys.parsed(task), '{}'),
    manifest: () => objects.put(objectKeys.manifest(task), JSON.stringify(manifest)),
    vectors: () => putVectors(models),
  };
  async function putVectors(all: EmbeddingModels): Promise<void> {
    const { key } = all.open(task.settings.embedding);
    for (const { hash } of manifest.batches) await objects.put(objectKeys.vectors(task, key, hash), 'v');
  }
  for (const artifact of artifacts) await put[artifact]();
  return task;
}

/** The same, completed and live. */
export async function completedTask(
  world: World,
  task: TaskEnvelope,
  artifacts?: readonly Artifact[],
): Promise<TaskEnvelope> {
  await storedTask(world, task, artifacts);
  for (const ordinal of [0, 1]) await runOnce(indexer, embeddedEvent(task, ordinal, 2), { ports: world });
  return task;
}
