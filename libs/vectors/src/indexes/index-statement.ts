import type { VectorIndex } from '@millrace/ports';
import { relationsOf } from '../collections/stored-collection.ts';
import { indexedAs } from './index-rules.ts';
import { listsFor } from './lists-for.ts';

export interface IndexedCollection {
  readonly id: string;
  readonly dimension: number;
  /** How many it holds when the index is built. */
  readonly vectors: number;
}

/**
 * The statement that builds an index that {@link checkIndex} let pass; undefined for `flat`, which is none. Names and numbers in it are
 * ours: a statement that makes something takes no parameters.
 */
export function indexStatement(
  { id, dimension, vectors }: IndexedCollection,
  { type, metric, params }: VectorIndex,
  how: '' | 'concurrently' = '',
): string | undefined {
  if (type === 'flat') return undefined;
  const { table, vectorIndex } = relationsOf(id);
  const kind = indexedAs(dimension);
  const indexed = kind === 'vector' ? 'vector' : `(vector::halfvec(${dimension}))`;
  const options = type === 'hnsw' ? hnswOptions(params) : `lists = ${listsFor(vectors, params.lists)}`;
  return `create index ${how} ${vectorIndex.replace('vectors.', '')} on ${table}
    using ${type} (${indexed} ${kind}_${metric}_ops) with (${options})`;
}

function hnswOptions({ m = 16, ef_construction: width = Math.max(64, 2 * m) }: VectorIndex['params']): string {
  return `m = ${m}, ef_construction = ${width}`;
}
