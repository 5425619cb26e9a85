const [minus = 0, zero = 0, x = 0, comma = 0] = Buffer.from('-0x,');
/** Of the format `binary32` (IEEE 754-2019, 3.4), by the letters that the text is made of. */
const hexDigits = Buffer.from('0123456789abcdef');
const exponents = Array.from({ length: 256 }, (_, exponent) => Buffer.from(`p${Math.max(1, exponent) - 150},`));
/** As -0x800000p-149, and a comma. */
const longestNumber = 15;

/**
 * A vector as pgvector reads it, which is as C's `strtof` does: each number is its bits as a hexadecimal integer times a power of two
 * (C99, 7.20.1.3), so that none is rounded. Written in decimal digits, the text would be most of what inserting costs here: this takes a
 * third of the time. Numbers are taken in single precision.
 */
export function vectorText(vector: ArrayLike<number>): string {
  const bits = new Uint32Array(Float32Array.from(vector).buffer);
  const text = Buffer.allocUnsafe(2 + longestNumber * bits.length);
  let end = text.write('[');
  for (const number of bits) end = writeNumber(text, end, number);
  // In place of the last comma.
  text.write(']', end - 1);
  return text.toString('latin1', 0, end);
}

function writeNumber(text: Buffer, start: number, bits: number): number {
  let end = start;
  if (bits >>> 31) text[end++] = minus;
  text[end++] = zero;
  // Of the built-in model's numbers many are none.
  if (bits << 1 === 0) {
    text[end++] = comma;
    return end;
  }
  text[end++] = x;
  const exponent = (bits >>> 23) & 0xff;
  // Of all but the least numbers the first bit is one, and not written.
  const integer = (bits & 0x7fffff) | (exponent === 0 ? 0 : 0x800000);
  for (let shift = 20; shift >= 0; shift -= 4) text[end++] = hexDigits[(integer >>> shift) & 0xf] ?? 0;
  for (const letter of exponents[exponent] ?? []) text[end++] = letter;
  return end;
}

/** The vector that pgvector wrote, which is JSON too. */
export function readVector(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}
