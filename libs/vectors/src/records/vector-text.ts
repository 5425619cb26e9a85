/**
 * A vector as pgvector reads it. Nine digits say every number of single precision exactly (IEEE 754-2019, 5.12.2), in half of the time and
 * the room that all digits of a double take: most of what inserting costs here is this text.
 */
export function vectorText(vector: ArrayLike<number>): string {
  let text = '[';
  for (let place = 0; place < vector.length; place++) {
    text += `${place === 0 ? '' : ','}${Math.fround(vector[place] ?? Number.NaN).toPrecision(9)}`;
  }
  return `${text}]`;
}

/** The vector that pgvector wrote, which is JSON too. */
export function readVector(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}
