import type { Metric } from '@millrace/contracts';

/** How Postgres measures, and what similarity follows from what it measures: more is nearer. */
export interface Measure {
  /** Of pgvector: the less, the nearer (https://github.com/pgvector/pgvector#querying). */
  readonly operator: '<=>' | '<->' | '<#>';
  similarity(distance: number): number;
  /** What the names of its indexes add to the dimension. */
  readonly indexSuffix: '' | '_l2' | '_ip';
}

/** Cosine similarity is -1 to 1; that of a Euclidean distance 0 to 1, and 1 where there is none; an inner product is any number. */
export const measures: Readonly<Record<Metric, Measure>> = {
  cosine: { operator: '<=>', similarity: (distance) => 1 - distance, indexSuffix: '' },
  l2: { operator: '<->', similarity: (distance) => 1 / (1 + distance), indexSuffix: '_l2' },
  ip: { operator: '<#>', similarity: (distance) => -distance, indexSuffix: '_ip' },
};
