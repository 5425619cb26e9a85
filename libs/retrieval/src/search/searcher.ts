import type { SearchResponse } from '@millrace/contracts';
import { inTenant } from '@millrace/database';
import { type Clock, type Database, systemClock, type Transaction } from '@millrace/ports';
import { queryPairs } from '../query-pairs.ts';
import { queryTerms } from '../query-terms.ts';
import { sumStatistics } from './collection-statistics.ts';
import { completeHits, type HitDetails } from './complete-hits.ts';
import { type CandidateQuery, kindOf, type VectorQuery } from './find-candidates.ts';
import type { FusionWeights } from './fuse.ts';
import { loadHits } from './load-hits.ts';
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

  async function searchIn(tx: Transaction, query: SearchQuery): Promise<SearchResult> {
    const { skip = 0, limit, perDocument } = query;
    const asked = await candidateQuery(tx, query, statisticsOf, exactUpToChunks);
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
  exactUpToChunks: number,
): Promise<CandidateQuery> {
  const scope = { tenant, collectionIds: collections.map(({ id }) => id), filter, documentIds, accepted };
  const each = [];
  for (const id of scope.collectionIds) each.push(await statisticsOf(tx, id));
  const statistics = sumStatistics(each);
  const narrow = await isNarrow(tx, scope);
  return {
    scope,
    narrow,
    statistics,
    terms: queryTerms(query),
    pairs: queryPairs(query),
    vectors: vectorQueries(collections),
    exact: narrow || statistics.chunks <= exactUpToChunks,
  };
}

/** One query for each model, over the collections that have it. */
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
