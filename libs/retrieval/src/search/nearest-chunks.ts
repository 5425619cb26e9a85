import type { Transaction } from '@millrace/ports';
import { hasVectorIndex, nearestByIndex, nearestExactly } from './dense-candidates.ts';
import type { QueryVector } from './query-vector.ts';
import type { SearchScope } from './search-scope.ts';

/** How the vectors of some collections are compared. */
export interface VectorPlan {
  /** How many chunks the collections have. */
  readonly chunks: number;
  /** Whether to compare all, whatever it costs. */
  readonly exact: boolean;
  /** How many vectors are compared in an index before it is given up. Default: by the share of the collections in all vectors. */
  readonly mostVisited?: number | undefined;
}

/** How many vectors a walk compares for each that it finds: a node of the graph has up to 32 neighbours (m = 16, twice that on the ground). */
const comparedPerFound = 32;

/** The walk is given up once it has compared so many times more vectors than it should need. */
const patience = 4;

/**
 * Similarities by chunk id of the nearest chunks in scope. An index holds the vectors of all tenants: a walk finds `count` chunks of
 * collections that are a share of all among `count / share` vectors, in the mean. Where that costs more than comparing all vectors of
 * the collections, these are compared, and so they are where the walk found too few, since others are nearer: what is found never
 * depends on how much others have.
 */
export async function nearestChunks(
  tx: Transaction,
  scope: SearchScope,
  vector: QueryVector,
  count: number,
  { chunks, exact, mostVisited }: VectorPlan,
): Promise<Map<number, number>> {
  if (exact || !(await hasVectorIndex(tx, vector))) return nearestExactly(tx, scope, vector, count);
  const compared = (comparedPerFound * count * Math.max(chunks, await allVectors(tx))) / chunks;
  if (compared > chunks && mostVisited === undefined) return nearestExactly(tx, scope, vector, count);
  const walk = { count, mostVisited: mostVisited ?? Math.ceil(patience * compared) };
  const found = await nearestByIndex(tx, scope, vector, walk);
  return found.size < Math.min(count, chunks) ? nearestExactly(tx, scope, vector, count) : found;
}

/** How many vectors there are, as Postgres estimates it. */
async function allVectors(tx: Transaction): Promise<number> {
  const [row] = await tx<{ rows: number }[]>`
    select coalesce(sum(greatest(leaf.reltuples, 0)), 0)::float8 as rows
    from pg_inherits child join pg_class leaf on leaf.oid = child.inhrelid
    where child.inhparent = 'embeddings'::regclass
  `;
  return row?.rows ?? 0;
}
