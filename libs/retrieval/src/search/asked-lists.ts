import type { Transaction } from '@millrace/ports';
import { termKey } from '../postings/term-key.ts';
import type { CollectionStatistics } from './collection-statistics.ts';
import type { SearchScope } from './search-scope.ts';

/** Up to so many chunks every posting of every term is read, and BM25 is exact. */
export const exactUpToChunks = 100_000;

/**
 * Past that: how many rows of a term are read, and how many are counted. A term of more is as common as a stop word; its frequency is
 * then reckoned from the rows that were read, and a chunk beyond them is ranked without it.
 */
const most = { rowsRead: 100_000, rowsCounted: 1_000_000 };

export interface AskedTerms {
  readonly scope: SearchScope;
  /** In the order of their places, which begin with 1. */
  readonly terms: readonly string[];
  readonly statistics: CollectionStatistics;
}

/** The query of `lists`: rows (place, term, base, posting, more) of the terms of a query, from all collections of the scope. */
export function askedLists(tx: Transaction, { scope, terms, statistics }: AskedTerms) {
  const asked = terms.flatMap((term, index) =>
    scope.collectionIds.map((collectionId) => ({ key: termKey(collectionId, term), place: index + 1 })),
  );
  const read = statistics.chunks > exactUpToChunks ? tx`limit ${most.rowsRead}` : tx``;
  return tx`
    select asked.place, asked.term, list.base, list.posting, list.more
    from unnest(${array(asked.map(({ key }) => key))}::text::bigint[], ${array(asked.map(({ place }) => place))}::text::int4[])
      as asked (term, place)
    cross join lateral (select base, posting, more from postings where term = asked.term offset 0 ${read}) as list
  `;
}

/** The query of how many chunks hold each term: rows (place, frequency) from `lists`; none for a term that is nowhere. */
export function askedFrequencies(tx: Transaction, { statistics }: Pick<AskedTerms, 'statistics'>) {
  const postings = tx`sum(1 + coalesce(cardinality(more), 0))::float8`;
  if (statistics.chunks <= exactUpToChunks) return tx`select place, ${postings} as frequency from lists group by place`;
  const rows = tx`(select count(*) from (select from postings where term = lists.term limit ${most.rowsCounted}) as known)`;
  return tx`
    select place, sum(frequency) as frequency
    from (
      select place, ${postings} * case when count(*) < ${most.rowsRead} then 1 else ${rows}::float8 / ${most.rowsRead} end as frequency
      from lists group by place, term
    ) as by_collection
    group by place
  `;
}

/** An array as Postgres reads it. */
export function array(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}
