import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';

export interface VectorIndexOptions {
  /** pgvector takes up to 2,000. */
  readonly dimension: number;
  /** Only partitions that hold so many vectors of the dimension; smaller ones are searched exactly. Default 0: all. */
  readonly fromRows?: number;
}

/**
 * Sees that the partitions of embeddings have an HNSW index, built without blocking writers. Adding a row to such an index costs about five
 * times what adding it to the table does; building one over many rows at once costs a fifth of that. A query uses it that filters by
 * `vector_dims(embedding) = N` and orders by `embedding::vector(N) <=> …`.
 */
export async function ensureVectorIndex(
  database: Database,
  { dimension, fromRows = 0 }: VectorIndexOptions,
): Promise<void> {
  await using connection = await reserve(database);
  const { sql } = connection;
  await sql`set statement_timeout = 0`;
  // Waiting inside Postgres would hold a snapshot that the other's build waits for.
  while (!(await isLocked(sql))) await sleep(200);
  const statements = await sql<{ statement: string }[]>`
    select vector_index_statements(${dimension}, ${fromRows}) as statement
  `;
  for (const { statement } of statements) await sql.unsafe(statement);
}

type Reserved = Awaited<ReturnType<Database['reserve']>>;

async function isLocked(sql: Reserved): Promise<boolean> {
  const [row] = await sql<{ locked: boolean }[]>`
    select pg_try_advisory_lock(hashtext('millrace.vector_index')) as locked
  `;
  return row?.locked ?? false;
}

async function reserve(database: Database): Promise<AsyncDisposable & { readonly sql: Reserved }> {
  const sql = await database.reserve();
  return {
    sql,
    async [Symbol.asyncDispose]() {
      await sql`select pg_advisory_unlock_all()`;
      await sql`reset statement_timeout`;
      sql.release();
    },
  };
}
