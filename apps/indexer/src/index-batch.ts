import { type EmbeddingSettings, isSameModel, isTerminal, type TaskEnvelope } from '@millrace/contracts';
import {
  baseOfBatch,
  collectionIdOf,
  enterBatch,
  insertChunks,
  insertEmbeddings,
  inTransaction,
  lockDocument,
  lockGeneration,
  lockModels,
  setBatchTerms,
  totalBatches,
} from '@millrace/database';
import type { Database } from '@millrace/ports';
import { writePostings } from '@millrace/retrieval';
import type { TransactionSql } from 'postgres';
import { completeIfSearchable, type Whole } from './complete-if-searchable.ts';
import type { EmbeddedBatch } from './embedded-batch.ts';

/** What became of a batch: its generation ended with it or before, or goes on; or the batch does not count; or its vectors do not. */
export type Indexed = Whole | 'goes-on' | 'fenced' | Outmoded;

/** The collection has changed its model since the batch's task was accepted: this is the one that search asks. */
export class Outmoded extends Error {
  readonly embedding: EmbeddingSettings;

  constructor(embedding: EmbeddingSettings) {
    super('the vectors are of a model that search does not ask any more');
    this.embedding = embedding;
  }
}

/** Undoes the rows of a batch that do not count: its cut was replaced, its task was cancelled, or it was whole without them. */
class Fenced extends Error {}

/**
 * Puts the rows of one batch in, and ends its generation when it was the last: all in one transaction, so that each
 * batch counts once and search sees a generation whole or not at all.
 *
 * Entering the batch comes first and locks that batch alone, so that batches of one generation are written side by side
 * and a batch that was delivered twice is written once. Only then the document and its generation are locked, to count:
 * of two last batches the later one sees the other.
 */
export async function indexBatch(database: Database, task: TaskEnvelope, embedded: EmbeddedBatch): Promise<Indexed> {
  try {
    return await inTransaction(database, async (tx) => {
      const base = await enterBatch(tx, task, embedded.batch, embedded.computed);
      const terms = base === undefined ? undefined : await insertRows(tx, task, base, embedded);
      return endIfWhole(tx, task, embedded, terms);
    });
  } catch (error) {
    if (error instanceof Fenced) return 'fenced';
    if (error instanceof Outmoded) return error;
    throw error;
  }
}

async function insertRows(
  tx: TransactionSql,
  task: TaskEnvelope,
  base: number,
  { chunks, vectors, model }: EmbeddedBatch,
): Promise<number> {
  const [terms] = await Promise.all([
    writePostings(tx, task, base, chunks),
    insertChunks(tx, task, base, chunks),
    insertEmbeddings(tx, task, base, model, vectors),
  ]);
  return terms;
}

/** The statements go out together, in this order: nobody waits for a round trip under the locks. */
async function endIfWhole(
  tx: TransactionSql,
  task: TaskEnvelope,
  { batch, model, vectors }: EmbeddedBatch,
  terms: number | undefined,
): Promise<Indexed> {
  const { taskId, documentId } = task;
  const [, generation, models, , totals] = await Promise.all([
    lockDocument(tx, documentId),
    lockGeneration(tx, taskId),
    lockModels(tx, collectionIdOf(task.tenant, task.collection)),
    terms === undefined ? undefined : setBatchTerms(tx, taskId, batch, terms),
    totalBatches(tx, taskId, batch.cut),
  ]);
  if (generation?.cut !== batch.cut || generation.status === 'cancelled') throw new Fenced();
  // Its rows were removed since, as those of a generation that was overtaken are.
  if (generation.status === 'completed' && terms !== undefined) throw new Fenced();
  if (generation.status !== 'completed' && !isSameModel(task.settings.embedding, models.searched)) {
    throw new Outmoded(models.searched);
  }
  const { computed } = totals;
  // It may have been in with vectors of another model.
  const base =
    terms === undefined && generation.status !== 'completed' ? await baseOfBatch(tx, taskId, batch) : undefined;
  if (base !== undefined) await insertEmbeddings(tx, task, base, model, vectors);
  if (isTerminal(generation.status)) return { ...generation, computed };
  return completeIfSearchable(tx, generation, { totals, batch, models, searchedModel: model });
}
