import { MillraceError } from '@millrace/contracts';
import type { VectorIndex, VectorIndexType } from '@millrace/ports';

/** What pgvector takes, by the names that it has for them: the first ones are fixed when the index is built, the others are of a search. */
const ranges: Readonly<Record<VectorIndexType, Readonly<Record<string, readonly [number, number]>>>> = {
  hnsw: { m: [2, 100], ef_construction: [4, 1000], ef_search: [1, 1000] },
  ivfflat: { lists: [1, 32_768], probes: [1, 32_768] },
  flat: {},
};

const metrics: readonly string[] = ['cosine', 'l2', 'ip'];

/** Numbers of a vector that an index takes, as single precision and as half precision. */
const mostDimensions = { vector: 2000, halfvec: 4000 } as const;

/** Throws `VALIDATION_ERROR` for what is no index, `INDEX_UNSUPPORTED` where vectors of the dimension cannot have it. */
export function checkIndex({ type, metric, params }: VectorIndex, dimension: number): void {
  const known = ranges[type];
  if (!known) throw wrong(`an index is one of ${Object.keys(ranges).join(', ')}, and not ${type}`);
  if (!metrics.includes(metric)) throw wrong(`a metric is one of ${metrics.join(', ')}, and not ${metric}`);
  for (const [name, value] of Object.entries(params)) {
    const range = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!range)
      throw wrong(`an index ${type} takes ${Object.keys(known).join(', ') || 'no parameters'}, and not ${name}`);
    const [least, most] = range;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw wrong(`${name} of an index ${type} is a whole number from ${least} to ${most}, and not ${value}`);
    }
  }
  const { m = 16, ef_construction: width } = params;
  if (width !== undefined && width < 2 * m) throw wrong(`ef_construction is at least twice m, which is ${m}`);
  if (type !== 'flat' && dimension > mostDimensions.halfvec) {
    throw new MillraceError(
      'INDEX_UNSUPPORTED',
      `an index ${type} takes vectors of at most ${mostDimensions.halfvec} dimensions, and these have ${dimension}: use FLAT, which is exact, or a model of fewer dimensions`,
    );
  }
}

/** The type as which vectors of the dimension are indexed: those in half precision lose some digits in the index, none in the table. */
export function indexedAs(dimension: number): 'vector' | 'halfvec' {
  return dimension <= mostDimensions.vector ? 'vector' : 'halfvec';
}

function wrong(message: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', message);
}
