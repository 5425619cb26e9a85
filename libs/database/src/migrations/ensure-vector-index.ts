import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';

/**
 * Sees that vectors of `dimension` have an HNSW index in every partition, built without blocking writers. A query uses it that
 * filters by `vector_dims(embedding) = N` and orders by `embedding::vector(N) <=> …`. pgvector takes up to 2,000 dimensions.
 */
export async function ensureVectorIndex(database: Database, dimension: number): Promise<void> {
  await using connection = await reserve(database);
  const { sql } = connection;
  await sql`set statement_timeout = 0`;
  // Waiting inside Postgres would hold a snapshot that the other's build waits for.
  while (!(await isLocked(sql))) await sleep(200);
  for (;;) {
    const statements = await sql<{ statement: string }[]>`
      select vector_index_statements(${dimension}) as statement
    `;
    if (statements.length === 0) return;
    for (const { statement } of statements) await sql.unsafe(statement);
  }
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
