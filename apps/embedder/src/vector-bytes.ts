import { endianness } from 'node:os';

export const bytesOfFloat = 4;

/** Rows of little-endian float32, one a vector: `vectors.length × dimension × 4` bytes. */
export function vectorBytes(vectors: readonly Float32Array[]): Buffer {
  const bytes = Buffer.concat(
    vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  return endianness() === 'BE' ? bytes.swap32() : bytes;
}
