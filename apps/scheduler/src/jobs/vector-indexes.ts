import { ensureVectorIndex, vectorIndexFromRows, vectorKinds } from '@millrace/database';
import type { Database } from '@millrace/ports';
import type { Job } from '../job.ts';

/** pgvector indexes no longer vectors: https://github.com/pgvector/pgvector#hnsw */
export const longestIndexed = 2_000;

/** Every minute is often enough for an exact search never to get slow: a minute of indexing adds some ten thousand vectors. */
export const vectorIndexes: Job = {
  name: 'vector-indexes',
  summary: 'Gives the vectors of a month their index once they are many.',
  everyMs: () => 60_000,
  run: ({ database }, _settings, signal) => buildVectorIndexes(database, { fromRows: vectorIndexFromRows, signal }),
};

/**
 * Builds the indexes that are missing of partitions with `fromRows` vectors or more, without blocking writers. A build that fails, or
 * is broken off by the end of the process, begins anew the next time.
 */
export async function buildVectorIndexes(
  database: Database,
  { fromRows, signal }: { readonly fromRows: number; readonly signal: AbortSignal },
): Promise<void> {
  for (const { dimension, metric } of await vectorKinds(database)) {
    if (signal.aborted) return;
    if (dimension <= longestIndexed) await ensureVectorIndex(database, { dimension, metric, fromRows });
  }
}
