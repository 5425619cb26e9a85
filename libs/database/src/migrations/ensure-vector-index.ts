import type { Database } from '@millrace/ports';

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
  const statements = await database<{ statement: string }[]>`
    select vector_index_statements(${dimension}, ${fromRows}) as statement
  `;
  for (const { statement } of statements) await database.unsafe(statement);
}
