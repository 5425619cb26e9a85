import type { SearchResponse } from '@millrace/contracts';
import { inTenant } from '@millrace/database';
import { type Clock, type Database, systemClock, type Transaction } from '@millrace/ports';
import { queryPairs } from '../query-pairs.ts';
import { queryTerms } from '../query-terms.ts';
import { type CollectionStatistics, sumStatistics } from './collection-statistics.ts';
import { completeHits, type HitDetails } from './complete-hits.ts';
import { type CandidateQuery, kindOf } from './find-candidates.ts';
import type { FusionWeights } from './fuse.ts';
import { loadHits } from './load-hits.ts';
import type { VectorPlan } from './nearest-chunks.ts';
import { rank } from './rank.ts';
import { rememberStatistics, type StatisticsOf } from './remembered-statistics.ts';
import { isNarrow, type SearchScope } from './search-scope.ts';
import type { SearchedCollection } from './searched-collection.ts';

export interface SearchQuery extends Omit<SearchScope, 'collectionIds'>, HitDetails {
  readonly query: string;
  /** Which are ranked as one. */
  readonly collections: readonly SearchedCollection[];
  /** How many hits to leave out, those of the pages before. Default 0. */
  readonly skip?: number | undefined;
  /** The most hits. */
  readonly limit: number;
  /** Default 0.8 lexical, 0.2 dense. */
  readonly weights?: FusionWeights | undefined;
  /** Makes each hit a document, with at most so many of its chunks. Default: each hit is a chunk. */
  readonly perDocument?: number | undefined;
}

export type SearchResult = Omit<SearchResponse, 'tookMs'>;

const defaultWeights: FusionWeights = { lexical: 0.8, dense: 0.2 };
const wordsAlone: FusionWeights = { lexical: 1, dense: 0 };

export interface SearcherOptions {
  readonly clock?: Clock;
  /** Up to so many chunks a collection's vectors are all compared, which is as fast as the index then, and exact. Default 5,000. */
  readonly exactUpToChunks?: number;
  /** How many vectors an index is walked for a collection's. Default: by the share of the collection in all vectors. */
  readonly mostVisited?: number;
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
  { clock = systemClock, exactUpToChunks = 5_000, mostVisited }: SearcherOptions = {},
): Searcher {
  const statisticsOf = rememberStatistics(clock);

  async function searchIn(tx: Transaction, query: SearchQuery): Promise<SearchResult> {
    const { skip = 0, limit, perDocument } = query;
    const asked = await candidateQuery(tx, query, statisticsOf, (chunks) => ({
      chunks,
      exact: chunks <= exactUpToChunks,
      mostVisited,
    }));
    const weights = asked.vectors.length > 0 ? (query.weights ?? defaultWeights) : wordsAlone;
    const { places, evidence } = await rank(tx, asked, weights, skip + limit + 1, perDocument);
    const page = places.slice(skip, skip + limit);
    const hits = await loadHits(tx, page, (plain) => completeHits(tx, asked, plain, query));
    return { hits, more: places.length > skip + limit, evidence };
  }

  return {
    search: (query) =>
      inTenant(database, query.tenant, (tx) => searchIn(tx, query), {
        mode: 'isolation level repeatable read read only',
      }),
  };
}

async function candidateQuery(
  tx: Transaction,
  { query, collections, tenant, filter, documentIds, accepted }: SearchQuery,
  statisticsOf: StatisticsOf,
  plan: (chunks: number) => VectorPlan,
): Promise<CandidateQuery> {
  const scope = { tenant, collectionIds: collections.map(({ id }) => id), filter, documentIds, accepted };
  const narrow = await isNarrow(tx, scope);
  const known = new Map<string, CollectionStatistics>();
  for (const { id } of collections) known.set(id, await statisticsOf(tx, id));
  const vectors = Map.groupBy(
    collections.flatMap(({ id, vector }) => (vector ? [{ id, vector }] : [])),
    ({ vector }) => kindOf(vector),
  );
  return {
    scope,
    narrow,
    statistics: sumStatistics([...known.values()]),
    terms: queryTerms(query),
    pairs: queryPairs(query),
    vectors: [...vectors.values()].flatMap((group) => {
      const planned = plan(group.reduce((sum, { id }) => sum + (known.get(id)?.chunks ?? 0), 0));
      const collectionIds = group.map(({ id }) => id);
      return group
        .slice(0, 1)
        .map(({ vector }) => ({ ...planned, vector, collectionIds, exact: narrow || planned.exact }));
    }),
  };
}
