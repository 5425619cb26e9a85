import type { VectorMetric } from '@millrace/ports';

/** How pgvector measures, the less the nearer (https://github.com/pgvector/pgvector#querying), and what score that is. */
export interface Measure {
  readonly operator: '<=>' | '<->' | '<#>';
  score(distance: number): number;
}

/** Scores: cosine similarity from -1 to 1, Euclidean distance from 0 on, inner product. */
export const measures: Readonly<Record<VectorMetric, Measure>> = {
  cosine: { operator: '<=>', score: (distance) => 1 - distance },
  l2: { operator: '<->', score: (distance) => distance },
  ip: { operator: '<#>', score: (distance) => -distance },
};
