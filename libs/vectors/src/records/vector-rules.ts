import { MillraceError } from '@millrace/contracts';
import type { VectorCollection } from '@millrace/ports';

export type VectorRules = Pick<VectorCollection, 'name' | 'dimension' | 'metric'>;

/** pgvector computes in single precision: a vector whose squares add up to less has no direction there, nor has one beyond the greatest. */
const leastSquares = 2 ** -126;
const mostSquares = 2 ** 128;

/** Throws `VALIDATION_ERROR` for a vector that does not fit: `what` names it in the message. */
export function checkVector(vector: ArrayLike<number>, { name, dimension, metric }: VectorRules, what: string): void {
  if (vector.length !== dimension) {
    throw wrong(`${what} has ${vector.length} numbers, and those of the collection ${name} have ${dimension}`);
  }
  let squares = 0;
  for (let place = 0; place < dimension; place++) {
    const value = Math.fround(vector[place] ?? Number.NaN);
    if (!Number.isFinite(value))
      throw wrong(`${what} holds a number, at place ${place}, that is not finite in single precision`);
    squares += value * value;
  }
  if (metric === 'cosine' && (squares < leastSquares || squares >= mostSquares)) {
    const problem = squares < leastSquares ? 'no length, and so no direction' : 'too great a length';
    throw wrong(`${what} has ${problem}: it cannot be compared by cosine`);
  }
}

function wrong(message: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', message);
}
