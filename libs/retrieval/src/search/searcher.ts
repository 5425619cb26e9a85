import type { SearchHit } from '@millrace/contracts';
import { type Clock, type Database, systemClock, type Transaction } from '@millrace/ports';
import { queryTerms } from '../query-terms.ts';
import {
  hasVectorIndex,
  nearestByIndex,
  nearestExactly,
  prepareVectorIndex,
  similarities,
} from './dense-candidates.ts';
import { type FusionWeights, fuse } from './fuse.ts';
import { lexicalCandidates } from './lexical-candidates.ts';
import { loadHits } from './load-hits.ts';
import type { QueryVector } from './query-vector.ts';
import { rememberStatistics } from './remembered-statistics.ts';
import { isNarrow, type SearchScope } from './search-scope.ts';

export interface SearchQuery extends SearchScope {
  readonly query: string;
  /** The query as the collection's model sees it; without it the search is by words alone. */
  readonly vector?: QueryVector | undefined;
  /** The most hits. */
  readonly limit: number;
  /** Default 0.8 lexical, 0.2 dense. */
  readonly weights?: FusionWeights | undefined;
}

/** How many chunks either way of searching contributes, and at least as many as are asked for. */
const leastCandidates = 100;

const defaultWeights: FusionWeights = { lexical: 0.8, dense: 0.2 };

export interface SearcherOptions {
  readonly clock?: Clock;
  /** Up to so many chunks a collection's vectors are all compared, which is as fast as the index then, and exact. Default 5,000. */
  readonly exactUpToChunks?: number;
}

export interface Searcher {
  /** The best chunks of live generations, best first. Empty where nothing has anything to do with the query. */
  search(query: SearchQuery): Promise<SearchHit[]>;
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
      database.begin('isolation level repeatable read read only', async (tx) => {
        const { vector, weights = defaultWeights } = query;
        const count = Math.max(leastCandidates, query.limit);
        const statistics = await statisticsOf(tx, query.collectionId);
        const narrow = await isNarrow(tx, query);
        const few = narrow || statistics.chunks <= exactUpToChunks;
        const dense = vector ? await denseCandidates(tx, query, vector, few, count) : new Map<number, number>();
        const lexical = await lexicalCandidates(tx, {
          scope: query,
          narrow,
          terms: queryTerms(query.query),
          statistics,
          count,
          also: [...dense.keys()],
        });
        if (vector) {
          const missing = [...lexical.keys()].filter((id) => !dense.has(id));
          for (const [id, similarity] of await similarities(tx, missing, vector)) dense.set(id, similarity);
        }
        const candidates = [...new Set([...lexical.keys(), ...dense.keys()])]
          .map((id) => ({ id, lexical: lexical.get(id), dense: dense.get(id) }))
          .filter((candidate) => candidate.lexical !== undefined || (candidate.dense ?? 0) > 0);
        return loadHits(tx, fuse(candidates, weights).slice(0, query.limit));
      }) as Promise<SearchHit[]>,
  };
}

async function denseCandidates(
  tx: Transaction,
  scope: SearchScope,
  vector: QueryVector,
  few: boolean,
  count: number,
): Promise<Map<number, number>> {
  const exact = few || !(await hasVectorIndex(tx, vector.values.length));
  if (exact) return nearestExactly(tx, scope, vector, count);
  await prepareVectorIndex(tx, count);
  return nearestByIndex(tx, scope, vector, count);
}
