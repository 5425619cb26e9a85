import { vectorLiteral } from '@millrace/database';
import type { Transaction } from '@millrace/ports';
import type { QueryVector } from './query-vector.ts';
import { inScope, liveInScope, type SearchScope } from './search-scope.ts';

/** How far an index is walked for chunks in scope before it is given up. */
const mostVisited = 20_000;

/** Cosine similarities by chunk id of the nearest chunks in scope, by looking at every one of them. */
export async function nearestExactly(
  tx: Transaction,
  scope: SearchScope,
  { model, values }: QueryVector,
  count: number,
): Promise<Map<number, number>> {
  const vector = vectorLiteral(values);
  return byId(
    await tx<Similarity[]>`
    select embedding.chunk_id as id, 1 - (embedding.embedding <=> ${vector}::vector) as similarity
    from documents document
    join generations generation on generation.id = document.live_generation
    join embeddings embedding
      on embedding.accepted_at = generation.accepted_at and embedding.generation_id = generation.id
    where ${inScope(tx, scope)} and embedding.model = ${model}
    order by embedding.embedding <=> ${vector}::vector
    limit ${count}
  `,
  );
}

/** The same by the HNSW index, approximately. Needs the settings of {@link prepareVectorIndex} in the transaction. */
export async function nearestByIndex(
  tx: Transaction,
  scope: SearchScope,
  { model, values }: QueryVector,
  count: number,
): Promise<Map<number, number>> {
  const vector = vectorLiteral(values);
  // The index is one over vectors of this dimension, which Postgres must read in the statement itself: a type takes no parameter.
  const dimension = tx.unsafe(values.length.toFixed(0));
  return byId(
    await tx<Similarity[]>`
    select near.id, near.similarity
    from (
      select chunk_id as id, 1 - (embedding::vector(${dimension}) <=> ${vector}::vector(${dimension})) as similarity
      from embeddings
      where model = ${model} and vector_dims(embedding) = ${dimension}
      order by embedding::vector(${dimension}) <=> ${vector}::vector(${dimension})
      limit ${mostVisited}
    ) as near
    cross join lateral (${liveInScope(tx, scope, tx`near.id`)}) as live
    limit ${count}
  `,
  );
}

/** Lets an index scan go on until enough of what it finds is in scope (pgvector 0.8, iterative scans). */
export async function prepareVectorIndex(tx: Transaction, count: number): Promise<void> {
  await tx`
    select set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.ef_search', ${String(count)}, true),
      set_config('hnsw.max_scan_tuples', ${String(mostVisited)}, true)
  `;
}

/** True where any month's vectors of `dimension` have their index; the planner merges it with the months that have none. */
export async function hasVectorIndex(tx: Transaction, dimension: number): Promise<boolean> {
  const [row] = await tx<{ there: boolean }[]>`
    select exists (
      select from pg_inherits child
      join pg_index index on index.indrelid = child.inhrelid and index.indisvalid
      join pg_class name on name.oid = index.indexrelid
      where child.inhparent = 'embeddings'::regclass and name.relname like ${`%\\_hnsw\\_${dimension}`}
    ) as there
  `;
  return row?.there ?? false;
}

/** Cosine similarities of given chunks; those without a vector of the model are left out. */
export async function similarities(
  tx: Transaction,
  ids: readonly number[],
  { model, values }: QueryVector,
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  return byId(
    await tx<Similarity[]>`
    select chunk.id, 1 - (embedding.embedding <=> ${vectorLiteral(values)}::vector) as similarity
    from chunks chunk
    join generations generation on generation.id = chunk.generation_id
    join embeddings embedding on embedding.accepted_at = generation.accepted_at and embedding.chunk_id = chunk.id
    where chunk.id = any(${[...ids]}::bigint[]) and embedding.model = ${model}
  `,
  );
}

interface Similarity {
  readonly id: number;
  readonly similarity: number;
}

function byId(rows: readonly Similarity[]): Map<number, number> {
  return new Map(rows.map(({ id, similarity }) => [id, similarity]));
}
