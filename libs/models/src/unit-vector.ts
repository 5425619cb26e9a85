import { MillraceError } from '@millrace/contracts';

/** `vector` scaled to length 1. Throws `MODEL_MISMATCH` where it has another dimension, or no direction. */
export function unitVector(vector: ArrayLike<number>, dimension: number, model: string): Float32Array {
  const length = lengthOf(vector, dimension, model);
  return Float32Array.from(vector, (value) => value / length);
}

/** `vector` as it is. Throws `MODEL_MISMATCH` where it has another dimension, or no direction. */
export function checkVector(vector: ArrayLike<number>, dimension: number, model: string): Float32Array {
  lengthOf(vector, dimension, model);
  return Float32Array.from(vector);
}

function lengthOf(vector: ArrayLike<number>, dimension: number, model: string): number {
  if (vector.length !== dimension) {
    throw new MillraceError(
      'MODEL_MISMATCH',
      `model ${model} gives vectors of dimension ${vector.length}, the collection wants ${dimension}`,
    );
  }
  let squares = 0;
  for (let at = 0; at < dimension; at += 1) squares += (vector[at] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0 && Number.isFinite(length)) return length;
  throw new MillraceError('MODEL_MISMATCH', `model ${model} gave a vector of length ${length}`);
}
