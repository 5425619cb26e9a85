import { createHash } from 'node:crypto';

/** Counts and hashes what passes through it. */
export interface Digest {
  readonly through: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
  /** Of all that has passed; to be asked once, at the end. */
  result(): { readonly bytes: number; readonly sha256: string };
}

export function createDigest(): Digest {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *through(chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    result: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}
