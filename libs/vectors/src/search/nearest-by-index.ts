import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';
import { indexedAs } from '../indexes/index-rules.ts';
import { measures } from './measures.ts';
import type { Found, NearestQuery } from './nearest-query.ts';
import { prepareWalk } from './prepare-walk.ts';
import type { Walk } from './walk.ts';

/** The same through the index, approximately; fewer than there are where the walk was given up. */
export async function nearestByIndex(
  tx: TransactionSql,
  collection: StoredCollection,
  { vector, topK, filter, includeVector }: NearestQuery,
  walk: Walk,
): Promise<Found[]> {
  const { view, metric, dimension } = collection;
  const operator = tx.unsafe(measures[metric].operator);
  const half = tx.unsafe(`halfvec(${dimension})`);
  const isRough = indexedAs(dimension) === 'halfvec';
  // A walk gives what it finds only nearly in order: without `+ 0` Postgres would take that order for the one of the distances, and not sort.
  // Sent together: each waits for the one before it in the server, and not for the way there and back.
  const [, found] = await Promise.all([
    prepareWalk(tx, collection, walk),
    tx<Found[]>`
      with near as materialized (
        select id, metadata, vector ${operator} ${vector}::vector as distance,
          ${includeVector ? tx`vector::text` : tx`null`} as vector
        from ${tx(view)}
        ${filter ? tx`where metadata @? (select ${filter}::text::jsonpath)` : tx``}
        order by ${isRough ? tx`vector::${half} ${operator} ${vector}::${half}` : tx`distance`}
        limit ${isRough ? walk.wanted : topK}
      )
      select * from near order by distance + 0, id limit ${topK}
    `,
  ]);
  return found;
}
