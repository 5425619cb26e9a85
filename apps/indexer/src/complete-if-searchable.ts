import type { BatchRef } from '@millrace/contracts';
import {
  areBatchesEmbedded,
  type BatchTotals,
  type CollectionModels,
  completeGeneration,
  type Ended,
  type Generation,
} from '@millrace/database';
import type { TransactionSql } from 'postgres';

/** How a generation ended, with how many of its chunks were embedded for it. */
export type Whole = Ended & Pick<BatchTotals, 'computed'>;

export interface Completion {
  readonly totals: BatchTotals;
  /** The one that came last. */
  readonly batch: BatchRef;
  readonly models: CollectionModels;
  /** Key of the model that search asks. */
  readonly searchedModel: string;
}

/**
 * Ends a generation where all of its batches are in and search can find them: with vectors of the model that it asks, and of the next
 * one as well while a change of model comes to its end. Call it under the locks of document, generation and models.
 */
export async function completeIfSearchable(
  tx: TransactionSql,
  generation: Generation,
  { totals, batch, models, searchedModel }: Completion,
): Promise<Whole | 'goes-on'> {
  if (totals.batches < batch.batches) return 'goes-on';
  const wanted = [searchedModel, ...(models.next?.closing ? [models.next.model] : [])];
  if (!(await areBatchesEmbedded(tx, generation.id, batch.cut, wanted))) return 'goes-on';
  return { ...(await completeGeneration(tx, generation, totals)), computed: totals.computed };
}
