import { type EventData, isSameModel, isTerminal, type vectorsComputed } from '@millrace/contracts';
import {
  baseOfBatch,
  collectionIdOf,
  dropWanting,
  insertEmbeddings,
  inTransaction,
  lockDocument,
  lockGeneration,
  lockModels,
  totalBatches,
} from '@millrace/database';
import type { Database } from '@millrace/ports';
import { completeIfSearchable, type Whole } from './complete-if-searchable.ts';

/**
 * Puts vectors of another model beside those that a batch has, and makes its generation live where it waited for nothing else.
 * Those that nobody wants any more are dropped: the change was cancelled, or the batch is gone.
 */
export async function addVectors(
  database: Database,
  { generation: task, batch, embedding, model }: EventData<typeof vectorsComputed>,
  vectors: readonly Float32Array[],
): Promise<Whole | 'goes-on'> {
  const { taskId } = task;
  return inTransaction(database, async (tx) => {
    const [, generation, models, base, totals] = await Promise.all([
      lockDocument(tx, task.documentId),
      lockGeneration(tx, taskId),
      lockModels(tx, collectionIdOf(task.tenant, task.collection)),
      baseOfBatch(tx, taskId, batch),
      totalBatches(tx, taskId, batch.cut),
    ]);
    const { searched, next } = models;
    const isSearched = isSameModel(embedding, searched);
    const isNext = next !== undefined && isSameModel(embedding, next.embedding);
    if (base === undefined || !(isSearched || isNext)) return 'goes-on';
    await insertEmbeddings(tx, task, base, model, vectors);
    await dropWanting(tx, taskId, batch);
    if (generation?.cut !== batch.cut || isTerminal(generation.status)) return 'goes-on';
    const searchedModel = isSearched ? model : (next?.searchedModel ?? model);
    return completeIfSearchable(tx, generation, { totals, batch, models, searchedModel });
  });
}
