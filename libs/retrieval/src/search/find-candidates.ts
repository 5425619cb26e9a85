import type { Transaction } from '@millrace/ports';
import type { QueryTerms } from '../query-terms.ts';
import type { CollectionStatistics } from './collection-statistics.ts';
import { similarities } from './dense-candidates.ts';
import type { DenseScore, Scored } from './fuse.ts';
import { lexicalCandidates } from './lexical-candidates.ts';
import { nearestChunks, type VectorPlan } from './nearest-chunks.ts';
import type { QueryVector } from './query-vector.ts';
import type { SearchScope } from './search-scope.ts';

/** What a search looks for, and where. */
export interface CandidateQuery {
  readonly scope: SearchScope;
  /** Whether the scope is of few documents, see `isNarrow`. */
  readonly narrow: boolean;
  readonly terms: QueryTerms;
  /** Those of the terms that are pairs of characters and no words. */
  readonly pairs: ReadonlySet<string>;
  readonly statistics: CollectionStatistics;
  /** The query as each model sees it, with the collections of that model. */
  readonly vectors: readonly VectorQuery[];
}

export interface VectorQuery extends VectorPlan {
  readonly vector: QueryVector;
  readonly collectionIds: readonly string[];
}

/** The best `count` chunks by words and the best `count` by the vectors of each model, every one of them with both scores. */
export async function findCandidates(tx: Transaction, query: CandidateQuery, count: number): Promise<Scored[]> {
  const { scope, vectors } = query;
  const dense = new Map<number, DenseScore>();
  const add = (vector: QueryVector, found: ReadonlyMap<number, number>) => {
    for (const [id, similarity] of found) dense.set(id, { model: kindOf(vector), similarity });
  };
  for (const { vector, collectionIds, ...plan } of vectors) {
    add(vector, await nearestChunks(tx, { ...scope, collectionIds }, vector, count, plan));
  }
  const also = [...dense.keys()];
  const lexical = await lexicalCandidates(tx, { ...query, count, also });
  const missing = [...lexical.keys()].filter((id) => !dense.has(id));
  for (const { vector, collectionIds } of vectors) {
    add(vector, await similarities(tx, { collectionIds }, missing, vector));
  }
  return [...new Set([...lexical.keys(), ...dense.keys()])]
    .map((id) => ({ id, lexical: lexical.get(id), dense: dense.get(id) }))
    .filter((candidate) => candidate.lexical !== undefined || (candidate.dense?.similarity ?? 0) > 0);
}

/** Names what can be compared with one another: similarities of one model, measured alike. */
export function kindOf({ model, metric = 'cosine' }: Pick<QueryVector, 'model' | 'metric'>): string {
  return `${model} ${metric}`;
}
