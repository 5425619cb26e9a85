import type { Transaction } from '@millrace/ports';
import { termKey } from '../postings/term-key.ts';
import type { QueryTerms } from '../query-terms.ts';
import type { CollectionStatistics } from './collection-statistics.ts';
import { inScope, type SearchScope } from './search-scope.ts';

/** Usual values (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", §3.3). */
const k1 = 1.2;
const b = 0.75;

/**
 * The most postings that one search scores, and how many more for each chunk of the collection. Terms are taken rarest first:
 * the common ones, which weigh little, are left out of large collections.
 */
const postingBudget = { least: 200_000, perChunk: 0.2 };

export interface LexicalQuery {
  readonly scope: SearchScope;
  readonly terms: QueryTerms;
  readonly statistics: CollectionStatistics;
  /** How many chunks to find. */
  readonly count: number;
  /** Chunks that are scored too, whatever their rank; live ones in scope. */
  readonly also: readonly number[];
}

/**
 * BM25 scores by chunk id: of the best chunks of live generations in scope, and of `also`.
 *
 * Document frequencies are those of all generations that have postings: a superseded one that is not purged yet counts, which
 * shifts all weights alike. Liveness is asked in the order of scores until enough are found, since nearly all are live.
 */
export async function lexicalCandidates(tx: Transaction, query: LexicalQuery): Promise<Map<number, number>> {
  const { scope, terms, statistics, count, also } = query;
  if (terms.size === 0) return new Map();
  const keys = `{${[...terms.keys()].map((term) => termKey(scope.collectionId, term)).join(',')}}`;
  const weights = `{${[...terms.values()].join(',')}}`;
  const budget = postingBudget.least + postingBudget.perChunk * statistics.chunks;
  const rows = await tx<{ id: number; score: number }[]>`
    with lists as materialized (
      select asked.term, asked.weight, list.base, list.posting, list.more
      from unnest(${keys}::text::bigint[], ${weights}::text::int4[]) as asked (term, weight)
      cross join lateral (select base, posting, more from postings where term = asked.term offset 0) as list
    ),
    frequencies as (
      select term, weight, sum(1 + coalesce(cardinality(more), 0))::float8 as frequency from lists group by term, weight
    ),
    weighed as (
      select term, frequency, sum(frequency) over (order by frequency, term) - frequency as before,
        weight * ln(1 + (greatest(${statistics.chunks}::float8, frequency) - frequency + 0.5) / (frequency + 0.5)) as weight
      from frequencies
    ),
    scored as materialized (
      select lists.base + ((each.posting >> 20) & 4095) as id,
        sum(weighed.weight * ((each.posting >> 14) & 63) * ${k1 + 1}::float8 / (((each.posting >> 14) & 63)
          + ${k1}::float8 * (${1 - b}::float8 + ${b / statistics.averageLength}::float8 * (each.posting & 16383)))) as score
      from lists join weighed using (term), unnest(array_prepend(lists.posting, lists.more)) as each (posting)
      where before < ${budget}::float8
      group by lists.base + ((each.posting >> 20) & 4095)
    ),
    best as (
      select ranked.id, ranked.score
      from (select id, score from scored order by score desc, id) as ranked
      cross join lateral (
        select from chunks chunk
        join documents document on document.id = chunk.document_id and document.live_generation = chunk.generation_id
        where chunk.id = ranked.id and ${inScope(tx, scope)}
        offset 0
      ) as live
      limit ${count}
    )
    select id, score from best
    union
    select id, score from scored where id = any(${[...also]}::bigint[])
  `;
  return new Map(rows.map(({ id, score }) => [id, score]));
}
