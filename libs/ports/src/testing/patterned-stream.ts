import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

export interface PatternedStream {
  readonly stream: Readable;
  /** Digest of all that the stream has given so far, in hex. */
  sha256(): string;
}

/** A stream of `bytes` bytes, made as they are read, in pieces of uneven length. With `failure` it then fails instead of ending. */
export function patternedStream(bytes: number, failure?: Error): PatternedStream {
  const hash = createHash('sha256');
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let sent = 0, piece = 0; sent < bytes; piece++) {
      const length = Math.min(bytes - sent, 60_001 + ((piece * 7919) % 9_000));
      const block = Buffer.alloc(length, `${piece}·`);
      hash.update(block);
      sent += length;
      yield block;
    }
    if (failure) throw failure;
  }
  return { stream: Readable.from(pieces()), sha256: () => hash.copy().digest('hex') };
}
