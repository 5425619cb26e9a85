const [minus = 0, x = 0, p = 0, comma = 0] = Buffer.from('-xp,');
const digits = Buffer.from('0123456789abcdef');
/** As -0x800000p-149, and a comma. */
const longestNumber = 15;

/**
 * Writes vectors of a dimension as pgvector reads them, which is as C's `strtof` does: each number is its bits as a hexadecimal integer
 * times a power of two (C99, 7.20.1.3; IEEE 754-2019, 3.4), so that none is rounded. Written in decimal digits, the text would be most of
 * what inserting costs here: this takes a third of the time. Numbers are taken in single precision.
 */
export function vectorWriter(dimension: number): (vector: ArrayLike<number>) => string {
  const numbers = new Float32Array(dimension);
  const bits = new Uint32Array(numbers.buffer);
  const text = Buffer.alloc(2 + longestNumber * dimension);
  return (vector) => {
    // Not by `set`, which takes four times as long for an array that a message was read into.
    for (let place = 0; place < dimension; place++) numbers[place] = vector[place] ?? 0;
    let end = text.write('[');
    for (let place = 0; place < dimension; place++) end = writeNumber(text, end, bits[place] ?? 0);
    // In place of the last comma.
    text.write(']', end - 1);
    return text.toString('latin1', 0, end);
  };
}

/** One vector, as {@link vectorWriter} writes it. */
export function vectorText(vector: ArrayLike<number>): string {
  return vectorWriter(vector.length)(vector);
}

function writeNumber(text: Buffer, start: number, bits: number): number {
  let end = start;
  if (bits >>> 31) text[end++] = minus;
  text[end++] = digit(0);
  // Of the built-in model's numbers many are none.
  if (bits << 1 !== 0) {
    text[end++] = x;
    const exponent = (bits >>> 23) & 0xff;
    // Of all but the least numbers the first bit is one, and not written.
    const integer = (bits & 0x7fffff) | (exponent === 0 ? 0 : 0x800000);
    for (let shift = 20; shift >= 0; shift -= 4) text[end++] = digit((integer >>> shift) & 0xf);
    text[end++] = p;
    end = writePower(text, end, Math.max(1, exponent) - 150);
  }
  text[end++] = comma;
  return end;
}

/** Of three digits at most. */
function writePower(text: Buffer, start: number, power: number): number {
  let end = start;
  if (power < 0) text[end++] = minus;
  const size = Math.abs(power);
  if (size >= 100) text[end++] = digit(1);
  if (size >= 10) text[end++] = digit(Math.floor(size / 10) % 10);
  text[end++] = digit(size % 10);
  return end;
}

function digit(value: number): number {
  return digits[value] ?? 0;
}

/** The vector that pgvector wrote, which is JSON too. */
export function readVector(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}
