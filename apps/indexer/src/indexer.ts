import {
  documentChunked,
  documentEmbedded,
  documentIndexed,
  type EventData,
  type EventOf,
  isTerminal,
  MillraceError,
  statusRanks,
} from '@millrace/contracts';
import { acceptGeneration, findGeneration, type Generation, retryTransient, totalBatches } from '@millrace/database';
import type { Database, ObjectStore } from '@millrace/ports';
import { defaultRetry, defineStage, type OutgoingEvent, type StageContext } from '@millrace/worker-runtime';
import { z } from 'zod';
import { readBatch } from './embedded-batch.ts';
import { indexBatch, type Whole } from './index-batch.ts';

interface Deps {
  readonly database: Database;
  readonly objects: ObjectStore;
}

/**
 * Puts batches into Postgres and makes a generation live with its last one.
 * Safe to redeliver: a batch that is in adds nothing, and whether its generation is whole is looked at again.
 */
export const indexer = defineStage({
  name: 'indexer',
  summary: 'Puts chunks, postings and vectors into Postgres and makes the whole generation live.',
  queue: 'documents.embedded',
  consumes: [documentEmbedded],
  produces: [documentIndexed, documentChunked],
  needs: ['database', 'objects'],
  status: 'indexing',
  concurrency: 4,
  timeoutMs: 120_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({}),
  open: ({ database, objects }): Deps => ({ database, objects }),

  async handle(event, { emit, log, progress, signal }, { database, objects }) {
    const { task, batch, chunks } = event.data;
    const generation = await begin(database, event);
    if (generation.cut !== batch.cut) {
      log.warn({ ordinal: batch.ordinal, cut: batch.cut }, 'the batch is of a cut that does not count');
      return [];
    }
    // Of a failed one what comes is kept: its next run goes on from there, and hands out only what failed.
    if (isTerminal(generation.status) && generation.status !== 'failed') {
      const { computed } = await totalBatches(database, task.taskId, batch.cut);
      return finish(event.data, { ...generation, computed }, { emit, progress });
    }

    const embedded = await readBatch(objects, event.data, signal);
    if (!embedded) {
      log.warn({ ordinal: batch.ordinal }, 'the vectors are gone: the batch is embedded again');
      return [emit(documentChunked, { task, batch, chunks })];
    }
    const indexed = await indexBatch(database, task, embedded);
    if (indexed === 'fenced') return [];
    if (indexed !== 'goes-on') return finish(event.data, indexed, { emit, progress });
    await progress({ indexed: batch.ordinal, batches: batch.batches });
    return [];
  },
});

/**
 * Tells of a generation that has ended, again where this is a redelivery; one that failed or was cancelled is told of
 * by who ended it.
 */
async function finish(
  { task, batch }: EventData<typeof documentEmbedded>,
  { status, superseded, chunks, computed }: Whole,
  { emit, progress }: Pick<StageContext<typeof documentIndexed>, 'emit' | 'progress'>,
): Promise<readonly OutgoingEvent[]> {
  if (status !== 'completed' || chunks === null) return [];
  await progress({ status, superseded, chunks, computed, batches: batch.batches, indexed: batch.ordinal });
  // Any batch that comes again tells it again.
  const onceFor = `${task.taskId} ${task.run}`;
  return [emit(documentIndexed, { task, chunks, superseded }, { optional: true, onceFor })];
}

/** The batch's generation, with this event's news in it. Throws `TASK_ID_CONFLICT`. */
async function begin(database: Database, { data, time }: EventOf<typeof documentEmbedded>): Promise<Generation> {
  const { task, batch } = data;
  const known = await findGeneration(database, task.taskId);
  if (known && isUpToDate(known, data)) return known;
  const cut = { hash: batch.cut, batches: batch.batches };
  return retryTransient(() => acceptGeneration(database, task, { status: 'indexing', at: new Date(time), cut }));
}

/** True where accepting the event would change nothing: so it is for all batches but the first. */
function isUpToDate(known: Generation, { task }: EventData<typeof documentEmbedded>): boolean {
  if (known.tenant !== task.tenant || known.documentId !== task.documentId) {
    throw new MillraceError('TASK_ID_CONFLICT', `task ${task.taskId} is known under another tenant or document`);
  }
  return known.cut !== null && known.run >= task.run && known.rank >= statusRanks.indexing;
}
