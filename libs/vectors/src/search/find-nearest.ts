import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';
import { nearestByIndex } from './nearest-by-index.ts';
import { nearestExactly } from './nearest-exactly.ts';
import type { Found, NearestQuery } from './nearest-query.ts';
import type { Samples } from './remember-samples.ts';
import { isWalkWorthwhile, planWalk } from './walk.ts';

/**
 * The nearest records, the nearest first. Where few pass the filter all of these are compared: a walk through the index would pass over most
 * of what it meets. They are compared as well where the walk found too few, so that an index never costs results.
 */
export async function findNearest(
  tx: TransactionSql,
  collection: StoredCollection,
  query: NearestQuery,
  samples: Samples,
): Promise<Found[]> {
  const { index } = collection;
  if (index === undefined || index.type === 'flat') return nearestExactly(tx, collection, query);
  const passing = query.filter === undefined ? undefined : await samples.of(tx, collection, query.filter);
  const walk = planWalk(index, query, passing);
  if (passing && !isWalkWorthwhile(walk, passing)) return nearestExactly(tx, collection, query);
  const found = await nearestByIndex(tx, collection, query, walk);
  return found.length < query.topK ? nearestExactly(tx, collection, query) : found;
}
