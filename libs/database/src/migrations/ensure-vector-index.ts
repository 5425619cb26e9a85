import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';
import { isTransient } from '../database-error.ts';

const mostAttempts = 10;

export interface VectorIndexOptions {
  /** pgvector takes up to 2,000. */
  readonly dimension: number;
  /** Only partitions that hold so many vectors of the dimension; smaller ones are searched exactly. Default 0: all. */
  readonly fromRows?: number;
}

/**
 * Sees that the partitions of embeddings have an HNSW index, built without blocking writers; safe for several at once. Adding a row to such an
 * index costs about five times what adding it to the table does; building one over many rows at once costs a fifth of that. Over many rows it
 * takes minutes: open the database without a statement timeout. A query uses it that filters by `vector_dims(embedding) = N` and orders by
 * `embedding::vector(N) <=> …`.
 */
export async function ensureVectorIndex(
  database: Database,
  { dimension, fromRows = 0 }: VectorIndexOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await buildMissing(database, dimension, fromRows);
    } catch (error) {
      // Two builds on one table wait for each other, and Postgres ends one of them.
      if (attempt >= mostAttempts || !isTransient(error)) throw error;
      await sleep(Math.random() * 100 * attempt);
    }
  }
}

async function buildMissing(database: Database, dimension: number, fromRows: number): Promise<void> {
  const statements = await database<{ statement: string }[]>`
    select vector_index_statements(${dimension}, ${fromRows}) as statement
  `;
  for (const { statement } of statements) await database.unsafe(statement);
}
