import type { Transaction } from '@millrace/ports';
import { termKey } from '../postings/term-key.ts';
import type { QueryTerms } from '../query-terms.ts';
import { averageLength, type CollectionStatistics } from './collection-statistics.ts';
import { inScope, isSieved, liveInScope, type SearchScope } from './search-scope.ts';

/** Usual values (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", §3.3). */
const k1 = 1.2;
const b = 0.75;

/**
 * How many postings choose the candidates of one search, and how many more for each chunk of the collection. Terms are taken rarest
 * first; those past it are common and weigh little.
 */
const postingBudget = { least: 50_000, perChunk: 0.2 };

/** So many of the best by rare terms get the weight of the common ones too, and are looked at. More, where most are not in scope. */
const finalistsAtFirst = 1_000;
const allFinalists = 2 ** 31 - 1;

export interface LexicalQuery {
  readonly scope: SearchScope;
  /** Whether the scope is of few documents, see `isNarrow`. */
  readonly narrow: boolean;
  readonly terms: QueryTerms;
  readonly statistics: CollectionStatistics;
  /** How many chunks to find. */
  readonly count: number;
  /** Chunks that are scored too, whatever their rank; live ones in scope. */
  readonly also: readonly number[];
  /** Default: by the size of the collection. */
  readonly budget?: number | undefined;
}

/** How the words of a query meet a chunk. */
export interface LexicalScore {
  /** BM25. */
  readonly score: number;
  /** Share of the query's weight that the terms of the chunk have, 0 to 1; a term that is nowhere weighs most. */
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
  const { scope, narrow, terms, statistics, count, also } = query;
  const { budget = postingBudget.least + postingBudget.perChunk * statistics.chunks } = query;
  const places = [...terms.keys()].flatMap((term, index) =>
    scope.collectionIds.map((collectionId) => ({ key: termKey(collectionId, term), place: index + 1 })),
  );
  const rows = await tx<Row[]>`
    with lists as materialized (
      select asked.place, list.base, list.posting, list.more
      from unnest(${array(places.map(({ key }) => key))}::text::bigint[], ${array(places.map(({ place }) => place))}::text::int4[])
        as asked (term, place)
      cross join lateral (select base, posting, more from postings where term = asked.term offset 0) as list
    ),
    frequencies as (
      select place, sum(1 + coalesce(cardinality(more), 0))::float8 as frequency from lists group by place
    ),
    counted as (
      select term.place, term.times, coalesce(frequency, 0) as frequency
      from unnest(${array([...terms.values()])}::text::int4[]) with ordinality as term (times, place)
      left join frequencies using (place)
    ),
    weighed as materialized (
      select place, sum(frequency) over (order by frequency, place) - frequency < ${budget}::float8 as rare,
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
    select (select count(*) from matching) as matching, (select sum(weight) from weighed) as total,
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
    from documents document join chunks chunk on chunk.generation_id = document.live_generation
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

/** An array as Postgres reads it. */
function array(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}
