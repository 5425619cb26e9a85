import type { Transaction } from '@millrace/ports';
import type { QueryTerms } from '../query-terms.ts';
import { array, askedFrequencies, askedLists, exactUpToChunks } from './asked-lists.ts';
import { b, k1 } from './bm25.ts';
import { averageLength, type CollectionStatistics } from './collection-statistics.ts';
import { inScope, isSieved, liveInScope, type SearchScope } from './search-scope.ts';

/**
 * How many postings choose the candidates of one search in a collection past {@link exactUpToChunks}. Terms are taken rarest first; those
 * past it are common and weigh little.
 */
const postingBudget = 200_000;

/** So many of the best by rare terms get the weight of the common ones too, and are looked at. More, where most are not in scope. */
const finalistsAtFirst = 1_000;
const allFinalists = 2 ** 31 - 1;

export interface LexicalQuery {
  readonly scope: SearchScope;
  /** Whether the scope is of few documents, see `isNarrow`. */
  readonly narrow: boolean;
  readonly terms: QueryTerms;
  /** Those of the terms that are pairs of characters and no words. */
  readonly pairs: ReadonlySet<string>;
  readonly statistics: CollectionStatistics;
  /** How many chunks to find. */
  readonly count: number;
  /** Chunks that are scored too, whatever their rank; live ones in scope. */
  readonly also: readonly number[];
  /** How many postings choose the candidates. Default: by the size of the collection. */
  readonly budget?: number | undefined;
}

/** How the words of a query meet a chunk. */
export interface LexicalScore {
  /** BM25. */
  readonly score: number;
  /**
   * Share of the query's weight that the terms of the chunk have, 0 to 1. A word that is nowhere weighs most; a pair of characters that
   * is nowhere does not count.
   */
  readonly coverage: number;
}

/**
 * Scores by chunk id: of the best chunks of live generations in scope, and of `also`. Several collections are ranked as one.
 *
 * Document frequencies are those of all generations that have postings: a superseded one that is not purged yet counts, which
 * shifts all weights alike. Liveness is asked in the order of scores until enough are found, since nearly all are live.
 */
export async function lexicalCandidates(tx: Transaction, query: LexicalQuery): Promise<Map<number, LexicalScore>> {
  if (query.terms.size === 0) return new Map();
  const { scope, narrow } = query;
  const finalists = !narrow && isSieved(scope) ? allFinalists : finalistsAtFirst;
  const first = await scoreFinalists(tx, query, finalists);
  const enough = first.scores.size >= query.count || first.matching <= finalists;
  return enough ? first.scores : (await scoreFinalists(tx, query, allFinalists)).scores;
}

interface Finalists {
  readonly scores: Map<number, LexicalScore>;
  /** Chunks that hold any of the rare terms; in a wide scope also those outside of it. */
  readonly matching: number;
}

interface Row {
  readonly matching: number;
  readonly total: number;
  readonly id: number | null;
  readonly score: number;
  readonly covered: number;
}

async function scoreFinalists(tx: Transaction, query: LexicalQuery, finalists: number): Promise<Finalists> {
  const { scope, narrow, terms, pairs, statistics, count, also } = query;
  const { budget = statistics.chunks <= exactUpToChunks ? Number.POSITIVE_INFINITY : postingBudget } = query;
  const asked = { scope, terms: [...terms.keys()], statistics };
  const words = asked.terms.map((term) => (pairs.has(term) ? 0 : 1));
  const rows = await tx<Row[]>`
    with lists as materialized (${askedLists(tx, asked)}),
    frequencies as (${askedFrequencies(tx, asked)}),
    counted as (
      select term.place, term.times, term.word, coalesce(frequency, 0) as frequency
      from unnest(${array([...terms.values()])}::text::int4[], ${array(words)}::text::int4[])
        with ordinality as term (times, word, place)
      left join frequencies using (place)
    ),
    weighed as materialized (
      select place, frequency > 0 or word = 1 as telling,
        sum(frequency) over (order by frequency, place) - frequency < ${budget}::float8 as rare,
        times * ln(1 + (greatest(${statistics.chunks}::float8, frequency) - frequency + 0.5) / (frequency + 0.5)) as weight
      from counted
    ),
    matching as materialized (
      select min(lists.base) as base, ${chunkOf(tx)} as id, sum(${termScore(tx, statistics)}) as score, sum(weighed.weight) as covered
      from lists join weighed using (place), unnest(array_prepend(lists.posting, lists.more)) as each (posting)
      where weighed.rare ${narrow ? tx`and ${chunkOf(tx)} in (${chunksInScope(tx, scope)})` : tx``}
      group by ${chunkOf(tx)}
    ),
    finalists as materialized (
      (select base, id, score, covered from matching order by score desc, id limit ${finalists})
      union
      select base, id, score, covered from matching where id = any(${[...also]}::bigint[])
    ),
    common as (
      select ${chunkOf(tx)} as id, ${termScore(tx, statistics)} as score, weighed.weight as covered
      from lists join weighed using (place), unnest(array_prepend(lists.posting, lists.more)) as each (posting)
      where not weighed.rare and lists.base in (select base from finalists)
    ),
    scored as materialized (
      select id, sum(score) as score, sum(covered) as covered
      from (
        select id, score, covered from finalists
        union all
        select common.id, common.score, common.covered from common join finalists using (id)
      ) as parts
      group by id
    ),
    best as (
      select ranked.id, ranked.score, ranked.covered
      from (select id, score, covered from scored order by score desc, id) as ranked
      cross join lateral (${liveInScope(tx, scope, tx`ranked.id`)}) as live
      limit ${count}
    )
    select (select count(*) from matching) as matching, (select sum(weight) filter (where telling) from weighed) as total,
      result.id, result.score, result.covered
    from (values (1)) as always
    left join (
      select id, score, covered from best
      union
      select id, score, covered from scored where id = any(${[...also]}::bigint[])
    ) as result on true
  `;
  return {
    scores: new Map(
      rows.flatMap(({ id, score, covered, total }) =>
        id === null ? [] : [[id, { score, coverage: Math.min(1, covered / total) }]],
      ),
    ),
    matching: rows[0]?.matching ?? 0,
  };
}

function chunksInScope(tx: Transaction, scope: SearchScope) {
  return tx`
    select chunk.id
    from tenant_documents document join chunks chunk on chunk.generation_id = document.live_generation
    where ${inScope(tx, scope)}
  `;
}

/** The chunk of a posting; see the migration for its bits. */
function chunkOf(tx: Transaction) {
  return tx`lists.base + ((each.posting >> 20) & 4095)`;
}

/** What one term adds to the score of the chunk of a posting. */
function termScore(tx: Transaction, statistics: CollectionStatistics) {
  const frequency = tx`((each.posting >> 14) & 63)`;
  const length = tx`(each.posting & 16383)`;
  return tx`
    weighed.weight * ${frequency} * ${k1 + 1}::float8
      / (${frequency} + ${k1}::float8 * (${1 - b}::float8 + ${b / averageLength(statistics)}::float8 * ${length}))
  `;
}
