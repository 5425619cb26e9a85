import type { TransactionSql } from 'postgres';
import { relationsOf, type StoredCollection } from '../collections/stored-collection.ts';
import type { Walk } from './walk.ts';

/**
 * Has Postgres take the index for the statements to come in this transaction, and pgvector read on in it until enough is found (iterative
 * scans of pgvector 0.8), which may take sixteen times `work_mem`, some 60 MB.
 */
export async function prepareWalk(
  tx: TransactionSql,
  { id, index }: Pick<StoredCollection, 'id' | 'index'>,
  { width, most }: Walk,
): Promise<void> {
  if (index?.type === 'ivfflat') return prepareLists(tx, relationsOf(id).vectorIndex, index.params.probes);
  await tx`
    select set_config('enable_sort', 'off', true),
      set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.ef_search', ${String(width)}, true),
      set_config('hnsw.max_scan_tuples', ${String(most)}, true),
      set_config('hnsw.scan_mem_multiplier', '16', true)
  `;
}

/** By default a third of the lists, but of many no more than four times the square root of their number. */
async function prepareLists(tx: TransactionSql, index: string, probes: number | undefined): Promise<void> {
  await tx`
    select set_config('enable_sort', 'off', true),
      set_config('ivfflat.iterative_scan', 'relaxed_order', true),
      set_config('ivfflat.probes', coalesce(${probes ?? null}::int, ceil(least(lists / 3, 4 * sqrt(lists))))::text, true)
    from (
      select option_value::float8 as lists from pg_class, pg_options_to_table(reloptions)
      where pg_class.oid = to_regclass(${index}) and option_name = 'lists'
    ) as built
  `;
}
