import {
  type BatchRef,
  type Chunk,
  chunkSchema,
  type documentEmbedded,
  type EventData,
  MillraceError,
  type TaskEnvelope,
  type vectorsComputed,
} from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { readArtifact } from '@millrace/worker-runtime';
import { z } from 'zod';

/** A batch in hand: as many vectors as chunks, in the chunks' order. */
export interface EmbeddedBatch {
  readonly batch: BatchRef;
  readonly model: string;
  readonly computed: number;
  readonly chunks: readonly Chunk[];
  readonly vectors: readonly Float32Array[];
}

const bytesOfFloat = 4;

/**
 * The chunks and vectors that an event refers to; undefined where the vectors are gone, since they can be made again.
 * Throws `MALFORMED_MESSAGE` where the chunks are not those of the batch, `MODEL_MISMATCH` where the vectors are not
 * one of the collection's dimension for each chunk, `OBJECT_NOT_FOUND` where the chunks are gone.
 */
export async function readBatch(
  objects: ObjectStore,
  { task, batch, model, computed, ...event }: EventData<typeof documentEmbedded>,
  signal: AbortSignal,
): Promise<EmbeddedBatch | undefined> {
  const [chunks, bytes] = await Promise.all([
    readArtifact(objects, event.chunks, z.array(chunkSchema), signal),
    readVectors(objects, event.vectors, signal),
  ]);
  if (chunks.length !== batch.chunks || chunks.some(({ ordinal }, place) => ordinal !== batch.first + place)) {
    throw new MillraceError(
      'MALFORMED_MESSAGE',
      `the chunks of batch ${batch.ordinal} of ${task.taskId} are not its own`,
    );
  }
  if (bytes === undefined) return undefined;
  const { dimension } = task.settings.embedding;
  return { batch, model, computed, chunks, vectors: splitVectors(bytes, dimension, batch, task) };
}

/**
 * The vectors that an event of a change of model refers to; undefined where they are gone. Throws `MODEL_MISMATCH` where they are not
 * one of the dimension for each chunk.
 */
export async function readComputed(
  objects: ObjectStore,
  { generation, batch, embedding, vectors }: EventData<typeof vectorsComputed>,
  signal: AbortSignal,
): Promise<Float32Array[] | undefined> {
  const bytes = await readVectors(objects, vectors, signal);
  return bytes && splitVectors(bytes, embedding.dimension, batch, generation);
}

async function readVectors(
  objects: ObjectStore,
  vectors: EventData<typeof documentEmbedded>['vectors'],
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  if ('inline' in vectors) return Buffer.from(vectors.inline, 'base64');
  try {
    return await objects.get(vectors.key, { signal });
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Little-endian float32, one row of `dimension` numbers a vector. Copied, since bytes from a socket may not be aligned. */
function splitVectors(
  bytes: Uint8Array,
  dimension: number,
  { ordinal, chunks }: BatchRef,
  { taskId }: Pick<TaskEnvelope, 'taskId'>,
): Float32Array[] {
  if (bytes.length !== chunks * dimension * bytesOfFloat) {
    throw new MillraceError(
      'MODEL_MISMATCH',
      `batch ${ordinal} of ${taskId}: ${bytes.length} bytes, not ${chunks} vectors of ${dimension}`,
    );
  }
  const numbers = new Float32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: chunks }, (_, row) => numbers.subarray(row * dimension, (row + 1) * dimension));
}
