import type { TransactionSql } from 'postgres';
import type { StoredCollection } from '../collections/stored-collection.ts';
import { measures } from './measures.ts';
import type { Found, NearestQuery } from './nearest-query.ts';

/** Compares every record that passes the filter. */
export async function nearestExactly(
  tx: TransactionSql,
  { view, metric, index }: Pick<StoredCollection, 'view' | 'metric' | 'index'>,
  { vector, topK, filter, includeVector }: NearestQuery,
): Promise<Found[]> {
  const [, found] = await Promise.all([
    // An index on the metadata is read by a bitmap scan, and this is no bar to that. A plan for any filter, which Postgres makes after
    // some searches, would read the filter anew for each record: that costs three times as much as all else.
    tx`
      select set_config('enable_indexscan', ${index ? 'off' : 'on'}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true)
    `,
    tx<Found[]>`
      select id, metadata, vector ${tx.unsafe(measures[metric].operator)} ${vector}::vector as distance,
        ${includeVector ? tx`vector::text` : tx`null`} as vector
      from ${tx(view)}
      ${filter ? tx`where metadata @? ${filter}::text::jsonpath` : tx``}
      order by distance, id
      limit ${topK}
    `,
  ]);
  return found;
}
