import { setTimeout as sleep } from 'node:timers/promises';
import type { Metric } from '@millrace/contracts';
import type { Database } from '@millrace/ports';
import { isTransient } from '../database-error.ts';
import { openForLongWork } from '../open-database.ts';

const mostAttempts = 10;

/**
 * From so many vectors on, a partition is worth its index: searching fewer exactly takes some 20 ms at 384 dimensions,
 * and rows go in at five times the speed.
 */
export const vectorIndexFromRows = 20_000;

export interface VectorIndexOptions {
  /** pgvector takes up to 2,000. */
  readonly dimension: number;
  /** Default `cosine`. */
  readonly metric?: Metric;
  /** Only partitions that hold so many vectors of the dimension; smaller ones are searched exactly. Default 0: all. */
  readonly fromRows?: number;
}

/**
 * Sees that the partitions of embeddings have an HNSW index, built without blocking writers; safe for several at once.
 * Adding a row to such an index costs about five times what adding it to the table does; building one over many rows at
 * once costs a fifth of that. Over many rows it takes minutes, on a connection that it has for itself meanwhile. A
 * query uses it that filters by `vector_dims(embedding) = N` and orders by `embedding::vector(N) <=> …`, or by the metric's own operator.
 */
export async function ensureVectorIndex(
  database: Database,
  { dimension, metric = 'cosine', fromRows = 0 }: VectorIndexOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await buildMissing(database, { dimension, metric, fromRows });
    } catch (error) {
      // Two builds on one table wait for each other, and Postgres ends one of them.
      if (attempt >= mostAttempts || !isTransient(error)) throw error;
      await sleep(Math.random() * 100 * attempt);
    }
  }
}

async function buildMissing(
  database: Database,
  { dimension, metric, fromRows }: Required<VectorIndexOptions>,
): Promise<void> {
  const statements = await database<{ statement: string }[]>`
    select vector_index_statements(${dimension}, ${metric}, ${fromRows}) as statement
  `;
  if (statements.length === 0) return;
  const builder = openForLongWork(database);
  try {
    for (const { statement } of statements) await builder.unsafe(statement);
  } finally {
    await builder.end({ timeout: 5 });
  }
}
