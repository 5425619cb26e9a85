import type { JsonObject } from '@bufbuild/protobuf';
import { MillraceError } from '@millrace/contracts';
import type { NewVectorRecord, VectorMetadata } from '@millrace/ports';

/** A record as requests have it. Throws `VALIDATION_ERROR` for what a message would change on its way. */
export function vectorOf({ id, vector, metadata }: NewVectorRecord) {
  return { ...(id !== undefined && { id: checkedId(id) }), vector: numbersOf(vector), metadata: jsonOf(metadata) };
}

/** In a message an empty id means none, and half a surrogate pair becomes another character. Throws `VALIDATION_ERROR`. */
export function checkedId(id: string): string {
  if (id !== '' && id.isWellFormed()) return id;
  throw new MillraceError(
    'VALIDATION_ERROR',
    `an id is a text of 1 to 255 characters, which ${JSON.stringify(id)} is not`,
  );
}

/** A loop, since `Array.from` takes ten times as long for an array of another type. */
export function numbersOf(vector: ArrayLike<number>): number[] {
  if (Array.isArray(vector)) return vector;
  const numbers = new Array<number>(vector.length);
  for (let place = 0; place < vector.length; place++) numbers[place] = vector[place] ?? Number.NaN;
  return numbers;
}

/** `metadata` as the store would write it down: what JSON has no word for is left out or null. Throws `VALIDATION_ERROR`. */
export function jsonOf(metadata: VectorMetadata): JsonObject {
  const json: unknown = parsed(metadata);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  throw new MillraceError('VALIDATION_ERROR', 'metadata and conditions on it are objects');
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch (cause) {
    throw new MillraceError('VALIDATION_ERROR', `this is no JSON: ${(cause as Error).message}`, { cause });
  }
}
