import { bulkQueue, derivedId, type EventData, objectKeys, vectorsRequested } from '@millrace/contracts';
import {
  chunksOfBatch,
  enterOutbox,
  inTransaction,
  type OpenReembedding,
  type OutboxMessage,
  takeWanting,
  type WantingBatch,
} from '@millrace/database';
import { messageOf, writeArtifact } from '@millrace/worker-runtime';
import type { JobPorts } from '../job.ts';

/** Batches on their way at once: some ten thousand chunks, a few seconds of work, so that a cancellation soon shows. */
const window = 256;

const takenAtOnce = 32;

/** Chunks of a batch travel in its message up to so many bytes of JSON. */
const inlineMaxBytes = 32 * 1024;

/** Hands batches to the embedder, as bulk, until enough are on their way. Resolves to how many. */
export async function handOut(
  { database, objects }: Pick<JobPorts, 'database' | 'objects'>,
  reembedding: OpenReembedding,
  signal: AbortSignal,
): Promise<number> {
  let total = 0;
  for (let taken = takenAtOnce; taken === takenAtOnce; total += taken) {
    signal.throwIfAborted();
    taken = await inTransaction(database, async (tx) => {
      const batches = await takeWanting(tx, reembedding.id, { window, limit: takenAtOnce });
      const messages: OutboxMessage[] = [];
      for (const wanting of batches) {
        const { generation, batch, base } = wanting;
        const rows = await chunksOfBatch(tx, base, batch.chunks);
        const chunks = await writeArtifact(objects, objectKeys.chunks(generation, batch), rows, inlineMaxBytes);
        messages.push(requestFor(reembedding, wanting, chunks));
      }
      await enterOutbox(tx, messages);
      return batches.length;
    });
  }
  return total;
}

function requestFor(
  { id, embedding }: OpenReembedding,
  { generation, batch, asks }: WantingBatch,
  chunks: EventData<typeof vectorsRequested>['chunks'],
): OutboxMessage {
  const cause = ['vectors', id, generation.taskId, batch.cut, batch.ordinal, asks] as const;
  const data: EventData<typeof vectorsRequested> = { generation, batch, embedding, priority: 'bulk', chunks };
  const { type } = vectorsRequested;
  const time = new Date().toISOString();
  const message = messageOf({ id: derivedId(...cause), type, source: 'millrace/scheduler', time, data });
  const { id: messageId, contentType, headers, body } = message;
  return { cause, queue: bulkQueue('documents.chunked'), messageId, eventType: type, contentType, headers, body };
}
