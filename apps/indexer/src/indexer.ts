import {
  documentChunked,
  documentEmbedded,
  documentIndexed,
  type EventData,
  type EventOf,
  isTerminal,
  MillraceError,
  statusRanks,
  vectorsComputed,
} from '@millrace/contracts';
import { acceptGeneration, findGeneration, type Generation, retryTransient, totalBatches } from '@millrace/database';
import type { Database, ObjectStore } from '@millrace/ports';
import { defaultRetry, defineStage, type OutgoingEvent, type StageContext } from '@millrace/worker-runtime';
import { z } from 'zod';
import { addVectors } from './add-vectors.ts';
import type { Whole } from './complete-if-searchable.ts';
import { readBatch, readComputed } from './embedded-batch.ts';
import { indexBatch, Outmoded } from './index-batch.ts';

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
  consumes: [documentEmbedded, vectorsComputed],
  produces: [documentIndexed, documentChunked],
  needs: ['database', 'objects'],
  status: 'indexing',
  concurrency: 4,
  timeoutMs: 120_000,
  retry: { ...defaultRetry, maxAttempts: 6 },
  settings: z.object({}),
  open: ({ database, objects }): Deps => ({ database, objects }),

  handle(event, context, deps) {
    return event.type === vectorsComputed.type
      ? handleVectors(event, context, deps)
      : handleBatch(event, context, deps);
  },
});

type Context = StageContext<typeof documentIndexed | typeof documentChunked>;

async function handleBatch(
  event: EventOf<typeof documentEmbedded>,
  { emit, log, progress, signal }: Context,
  { database, objects }: Deps,
): Promise<readonly OutgoingEvent[]> {
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
  if (indexed instanceof Outmoded) {
    log.info({ ordinal: batch.ordinal }, 'the collection has changed its model: the batch is embedded by the new one');
    const settings = { ...task.settings, embedding: indexed.embedding };
    return [emit(documentChunked, { task: { ...task, settings }, batch, chunks })];
  }
  if (indexed !== 'goes-on') return finish(event.data, indexed, { emit, progress });
  await progress({ indexed: batch.ordinal, batches: batch.batches });
  return [];
}

/** The clock asks again for vectors that are gone. */
async function handleVectors(
  { data }: EventOf<typeof vectorsComputed>,
  { emit, progress, signal }: Context,
  { database, objects }: Deps,
): Promise<readonly OutgoingEvent[]> {
  const vectors = await readComputed(objects, data, signal);
  if (!vectors) return [];
  const added = await addVectors(database, data, vectors);
  return added === 'goes-on' ? [] : finish({ ...data, task: data.generation }, added, { emit, progress });
}

/**
 * Tells of a generation that has ended, again where this is a redelivery; one that failed or was cancelled is told of
 * by who ended it.
 */
async function finish(
  { task, batch }: Pick<EventData<typeof documentEmbedded>, 'task' | 'batch'>,
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
