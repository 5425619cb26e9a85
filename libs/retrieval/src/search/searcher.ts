import type { SearchResponse } from '@millrace/contracts';
import { inTenant } from '@millrace/database';
import { type Clock, type Database, systemClock, type Transaction } from '@millrace/ports';
import { queryTerms } from '../query-terms.ts';
import { sumStatistics } from './collection-statistics.ts';
import { type CandidateQuery, findCandidates, kindOf, type VectorQuery } from './find-candidates.ts';
import { type Fused, type FusionWeights, fuse } from './fuse.ts';
import { loadHits } from './load-hits.ts';
import { rememberStatistics, type StatisticsOf } from './remembered-statistics.ts';
import { isNarrow, type SearchScope } from './search-scope.ts';
import type { SearchedCollection } from './searched-collection.ts';

export interface SearchQuery extends Omit<SearchScope, 'collectionIds'> {
  readonly query: string;
  readonly collections: readonly SearchedCollection[];
  /** How many hits to leave out, those of the pages before. Default 0. */
  readonly skip?: number | undefined;
  /** The most hits. */
  readonly limit: number;
  /** Default 0.8 lexical, 0.2 dense. */
  readonly weights?: FusionWeights | undefined;
}

export type SearchResult = Omit<SearchResponse, 'tookMs'>;

/**
 * How many chunks each way of searching contributes at first, and how many where a page reaches deeper. What is found at first stays
 * in front, so that every page is cut from the same ranking.
 */
const depths = { first: 100, deeper: 1_000 };

const defaultWeights: FusionWeights = { lexical: 0.8, dense: 0.2 };
const wordsAlone: FusionWeights = { lexical: 1, dense: 0 };

export interface SearcherOptions {
  readonly clock?: Clock;
  /** Up to so many chunks a collection's vectors are all compared, which is as fast as the index then, and exact. Default 5,000. */
  readonly exactUpToChunks?: number;
}

export interface Searcher {
  /** A page of the best chunks of live generations, best first. Empty where nothing has anything to do with the query. */
  search(query: SearchQuery): Promise<SearchResult>;
}

/**
 * Searches by words (BM25) and by vectors, fused. Each search reads one snapshot: while a document's generation is switched it sees
 * the old one or the new one, never both and never none.
 */
export function createSearcher(
  database: Database,
  { clock = systemClock, exactUpToChunks = 5_000 }: SearcherOptions = {},
): Searcher {
  const statisticsOf = rememberStatistics(clock);

  return {
    search: (query) =>
      inTenant(
        database,
        query.tenant,
        async (tx) => {
          const { skip = 0, limit } = query;
          const asked = await candidateQuery(tx, query, statisticsOf, exactUpToChunks);
          const weights = asked.vectors.length > 0 ? (query.weights ?? defaultWeights) : wordsAlone;
          const ranking = await rank(tx, asked, weights, skip + limit + 1);
          return {
            hits: await loadHits(tx, ranking.slice(skip, skip + limit)),
            more: ranking.length > skip + limit,
            evidence: Math.max(0, ...ranking.slice(0, depths.first).map(({ evidence }) => evidence)),
          };
        },
        { mode: 'isolation level repeatable read read only' },
      ),
  };
}

async function candidateQuery(
  tx: Transaction,
  query: SearchQuery,
  statisticsOf: StatisticsOf,
  exactUpToChunks: number,
): Promise<CandidateQuery> {
  const { collections, tenant, filter, documentIds, accepted } = query;
  const scope = { tenant, collectionIds: collections.map(({ id }) => id), filter, documentIds, accepted };
  const each = [];
  for (const id of scope.collectionIds) each.push(await statisticsOf(tx, id));
  const statistics = sumStatistics(each);
  const narrow = await isNarrow(tx, scope);
  return {
    scope,
    narrow,
    statistics,
    terms: queryTerms(query.query),
    vectors: vectorQueries(collections),
    exact: narrow || statistics.chunks <= exactUpToChunks,
  };
}

function vectorQueries(collections: readonly SearchedCollection[]): VectorQuery[] {
  const byModel = new Map<string, VectorQuery>();
  for (const { id, vector } of collections) {
    if (!vector) continue;
    const kind = kindOf(vector);
    const collectionIds = [...(byModel.get(kind)?.collectionIds ?? []), id];
    byModel.set(kind, { vector, collectionIds });
  }
  return [...byModel.values()];
}

/** The ranking, at least `places` long where there is so much. The same query has the same ranking, however long. */
async function rank(tx: Transaction, query: CandidateQuery, weights: FusionWeights, places: number): Promise<Fused[]> {
  const first = fuse(await findCandidates(tx, query, depths.first), weights);
  if (first.length >= places || first.length < depths.first) return first;
  const known = new Set(first.map(({ id }) => id));
  const deeper = await findCandidates(tx, query, depths.deeper);
  return [
    ...first,
    ...fuse(
      deeper.filter(({ id }) => !known.has(id)),
      weights,
    ),
  ];
}
