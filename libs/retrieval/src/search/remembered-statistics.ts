import type { Clock, Transaction } from '@millrace/ports';
import { type CollectionStatistics, collectionStatistics } from './collection-statistics.ts';

/** A collection of fewer documents is counted for each search; it costs about a millisecond. */
const manyDocuments = 2_000;

/** How long the counts of a larger one are used: they hardly change, and BM25 needs them roughly. */
const keepMs = 30_000;

/** The most collections remembered. */
const mostCollections = 1_000;

export type StatisticsOf = (tx: Transaction, collectionId: string) => Promise<CollectionStatistics>;

/** {@link collectionStatistics} with a memory for large collections. */
export function rememberStatistics(clock: Clock): StatisticsOf {
  const known = new Map<string, { statistics: CollectionStatistics; untilMs: number }>();
  return async (tx, collectionId) => {
    const nowMs = clock.now().getTime();
    const entry = known.get(collectionId);
    if (entry !== undefined && nowMs < entry.untilMs) return entry.statistics;
    const statistics = await collectionStatistics(tx, collectionId);
    known.delete(collectionId);
    if (statistics.documents >= manyDocuments) {
      if (known.size >= mostCollections) known.clear();
      known.set(collectionId, { statistics, untilMs: nowMs + keepMs });
    }
    return statistics;
  };
}
