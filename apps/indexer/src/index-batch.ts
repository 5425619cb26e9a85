import { isTerminal, type TaskEnvelope } from '@millrace/contracts';
import {
  type BatchTotals,
  completeGeneration,
  type Ended,
  enterBatch,
  insertChunks,
  insertEmbeddings,
  inTransaction,
  lockDocument,
  lockGeneration,
  setBatchTerms,
  totalBatches,
} from '@millrace/database';
import type { Database } from '@millrace/ports';
import { writePostings } from '@millrace/retrieval';
import type { TransactionSql } from 'postgres';
import type { EmbeddedBatch } from './embedded-batch.ts';

/** How a generation ended, with how many of its chunks were embedded for it. */
export type Whole = Ended & Pick<BatchTotals, 'computed'>;

/** What became of a batch: its generation ended with it or before, or goes on; or the batch does not count. */
export type Indexed = Whole | 'goes-on' | 'fenced';

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
  { taskId, documentId }: TaskEnvelope,
  { batch }: EmbeddedBatch,
  terms: number | undefined,
): Promise<Indexed> {
  const [, generation, , totals] = await Promise.all([
    lockDocument(tx, documentId),
    lockGeneration(tx, taskId),
    terms === undefined ? undefined : setBatchTerms(tx, taskId, batch, terms),
    totalBatches(tx, taskId, batch.cut),
  ]);
  if (generation?.cut !== batch.cut || generation.status === 'cancelled') throw new Fenced();
  // Its rows were removed since, as those of a generation that was overtaken are.
  if (generation.status === 'completed' && terms !== undefined) throw new Fenced();
  const { computed } = totals;
  if (isTerminal(generation.status)) return { ...generation, computed };
  if (totals.batches < batch.batches) return 'goes-on';
  return { ...(await completeGeneration(tx, generation, totals)), computed };
}
