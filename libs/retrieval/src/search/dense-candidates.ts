import { vectorLiteral } from '@millrace/database';
import type { Transaction } from '@millrace/ports';
import { type Measure, measures } from './metric.ts';
import type { QueryVector } from './query-vector.ts';
import { inScope, liveInScope, type SearchScope } from './search-scope.ts';

/** Similarities by chunk id of the nearest chunks in scope, by looking at every one of them. */
export async function nearestExactly(
  tx: Transaction,
  scope: SearchScope,
  { model, values, metric = 'cosine' }: QueryVector,
  count: number,
): Promise<Map<number, number>> {
  const measure = measures[metric];
  const distance = tx`embedding.embedding ${tx.unsafe(measure.operator)} ${vectorLiteral(values)}::vector`;
  return byId(
    measure,
    await tx<Measured[]>`
    select embedding.chunk_id as id, ${distance} as distance
    from tenant_documents document
    join generations generation on generation.id = document.live_generation
    join embeddings embedding
      on embedding.accepted_at = generation.accepted_at and embedding.generation_id = generation.id
    where ${inScope(tx, scope)} and embedding.model = ${model}
    order by distance
    limit ${count}
  `,
  );
}

export interface IndexWalk {
  readonly count: number;
  /** How many vectors are compared before the walk is given up: the index holds those of other tenants and collections too. */
  readonly mostVisited: number;
}

/** The same by the HNSW index, approximately; fewer than are there where the walk was given up. */
export async function nearestByIndex(
  tx: Transaction,
  scope: SearchScope,
  { model, values, metric = 'cosine' }: QueryVector,
  { count, mostVisited }: IndexWalk,
): Promise<Map<number, number>> {
  const measure = measures[metric];
  await prepareVectorIndex(tx, { count, mostVisited });
  // The index is one over vectors of this dimension, which Postgres must read in the statement itself: a type takes no parameter.
  const dimension = tx.unsafe(values.length.toFixed(0));
  const operator = tx.unsafe(measure.operator);
  const distance = tx`embedding::vector(${dimension}) ${operator} ${vectorLiteral(values)}::vector(${dimension})`;
  return byId(
    measure,
    await tx<Measured[]>`
    select near.id, near.distance
    from (
      select chunk_id as id, ${distance} as distance
      from embeddings
      where tenant = ${scope.tenant} and model = ${model} and vector_dims(embedding) = ${dimension}
      order by distance
      limit ${mostVisited}
    ) as near
    cross join lateral (${liveInScope(tx, scope, tx`near.id`)}) as live
    limit ${count}
  `,
  );
}

/**
 * Lets an index scan go on until enough of what it finds is in scope (pgvector 0.8, iterative scans). What it remembers of its way may take
 * sixteen times `work_mem`, some 60 MB. A plan that is made for how many are compared at most would rather sort all vectors.
 */
async function prepareVectorIndex(tx: Transaction, { count, mostVisited }: IndexWalk): Promise<void> {
  await tx`
    select set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.ef_search', ${String(count)}, true),
      set_config('hnsw.max_scan_tuples', ${String(mostVisited)}, true),
      set_config('hnsw.scan_mem_multiplier', '16', true),
      set_config('plan_cache_mode', 'auto', true)
  `;
}

/** True where any month's vectors of that dimension have their index; the planner merges it with the months that have none. */
export async function hasVectorIndex(
  tx: Transaction,
  { values, metric = 'cosine' }: Pick<QueryVector, 'values' | 'metric'>,
): Promise<boolean> {
  const name = `%\\_hnsw\\_${values.length}${measures[metric].indexSuffix.replace('_', '\\_')}`;
  const [row] = await tx<{ there: boolean }[]>`
    select exists (
      select from pg_inherits child
      join pg_index index on index.indrelid = child.inhrelid and index.indisvalid
      join pg_class name on name.oid = index.indexrelid
      where child.inhparent = 'embeddings'::regclass and name.relname like ${name}
    ) as there
  `;
  return row?.there ?? false;
}

/** Similarities of given chunks in scope; those without a vector of the model are left out. */
export async function similarities(
  tx: Transaction,
  { collectionIds }: Pick<SearchScope, 'collectionIds'>,
  ids: readonly number[],
  { model, values, metric = 'cosine' }: QueryVector,
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const measure = measures[metric];
  return byId(
    measure,
    await tx<Measured[]>`
    select chunk.id, embedding.embedding ${tx.unsafe(measure.operator)} ${vectorLiteral(values)}::vector as distance
    from chunks chunk
    join generations generation on generation.id = chunk.generation_id
    join embeddings embedding on embedding.accepted_at = generation.accepted_at and embedding.chunk_id = chunk.id
    where chunk.id = any(${[...ids]}::bigint[]) and chunk.collection_id = any(${[...collectionIds]}::uuid[])
      and embedding.model = ${model}
  `,
  );
}

interface Measured {
  readonly id: number;
  readonly distance: number;
}

function byId({ similarity }: Measure, rows: readonly Measured[]): Map<number, number> {
  return new Map(rows.map(({ id, distance }) => [id, similarity(distance)]));
}
