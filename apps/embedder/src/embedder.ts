import {
  chunkSchema,
  documentChunked,
  documentEmbedded,
  type EmbeddingSettings,
  type EventData,
  maxEventBytes,
  objectKeys,
  vectorsComputed,
  vectorsRequested,
} from '@millrace/contracts';
import { chunkInput } from '@millrace/models';
import type { EmbeddingModel, ObjectStore } from '@millrace/ports';
import { defaultRetry, defineStage, readArtifact, type StagePorts } from '@millrace/worker-runtime';
import { z } from 'zod';
import { bytesOfFloat, vectorBytes } from './vector-bytes.ts';

/** A batch, and the task that it is of. */
type Batch = EventData<typeof documentChunked>;

/**
 * Turns a batch of chunks into vectors: for its task, or for a collection that changes its model.
 * Safe to redeliver: vectors are stored under their model and the batch's content, and what is stored is not computed again. Those
 * that travel in the event are computed again, which gives the same.
 */
export const embedder = defineStage({
  name: 'embedder',
  summary: 'Turns batches of chunks into vectors.',
  queue: 'documents.chunked',
  consumes: [documentChunked, vectorsRequested],
  produces: [documentEmbedded, vectorsComputed],
  needs: ['objects', 'models'],
  status: 'embedding',
  concurrency: 4,
  timeoutMs: 120_000,
  retry: { ...defaultRetry, maxAttempts: 12 },
  settings: z.object({}),
  open: (ports) => ports,
  async handle({ data }, { emit, progress, signal }, ports) {
    if ('task' in data) {
      const { task, batch, chunks } = data;
      const { model, ...embedded } = await vectorsOf(ports, data, task.settings.embedding, signal);
      await progress({ embedded: batch.ordinal });
      return [emit(documentEmbedded, { task, batch, chunks, model, ...embedded })];
    }
    const { generation, batch, chunks, embedding, priority } = data;
    const { model, vectors } = await vectorsOf(ports, { task: generation, batch, chunks }, embedding, signal);
    return [emit(vectorsComputed, { generation, batch, embedding, priority, model, vectors })];
  },
});

type Embedded = Pick<EventData<typeof documentEmbedded>, 'vectors' | 'computed'>;

async function vectorsOf(
  { objects, models }: Pick<StagePorts, 'objects' | 'models'>,
  data: Batch,
  embedding: EmbeddingSettings,
  signal: AbortSignal,
): Promise<Embedded & { readonly model: string }> {
  const model = models.open(embedding);
  const embedded = travels(data, model)
    ? await embedInline(model, data, objects, signal)
    : await embedToObject(model, data, objects, signal);
  return { ...embedded, model: model.key };
}

/** Names, in the metadata of stored vectors, the batch that they were computed for. */
const computedForKey = 'computed-for';

async function embedToObject(
  model: EmbeddingModel,
  data: Batch,
  objects: ObjectStore,
  signal: AbortSignal,
): Promise<Embedded> {
  const key = objectKeys.vectors(data.task, model.key, data.batch.hash);
  // Whoever computed them may have ended before it could tell: then its redelivery tells the same.
  const computedFor = `${data.task.taskId}/${data.batch.ordinal}`;
  const stored = await objects.head(key);
  if (stored) {
    const isOwn = stored.metadata[computedForKey] === computedFor;
    return { vectors: { key }, computed: isOwn ? data.batch.chunks : 0 };
  }
  const vectors = await embed(model, data, objects, signal);
  await objects.put(key, vectorBytes(vectors), {
    contentType: 'application/octet-stream',
    metadata: { [computedForKey]: computedFor },
    ifAbsent: true,
  });
  return { vectors: { key }, computed: vectors.length };
}

async function embedInline(
  model: EmbeddingModel,
  data: Batch,
  objects: ObjectStore,
  signal: AbortSignal,
): Promise<Embedded> {
  const vectors = await embed(model, data, objects, signal);
  return { vectors: { inline: vectorBytes(vectors).toString('base64') }, computed: vectors.length };
}

async function embed(
  model: EmbeddingModel,
  data: Batch,
  objects: ObjectStore,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const chunks = await readArtifact(objects, data.chunks, z.array(chunkSchema), signal);
  return model.embed(chunks.map(chunkInput), { signal });
}

/** Room for what an event adds to its data: ids, times, the model's key. */
const attributesBytes = 4_096;

/** True where chunks came in the event and their vectors fit in the next one beside them. */
function travels(data: Batch, { dimension }: EmbeddingModel): boolean {
  if ('key' in data.chunks) return false;
  const base64Bytes = Math.ceil((data.batch.chunks * dimension * bytesOfFloat) / 3) * 4;
  return Buffer.byteLength(JSON.stringify(data)) + base64Bytes + attributesBytes <= maxEventBytes;
}
