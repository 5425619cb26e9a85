import type { Readable } from 'node:stream';

/**
 * The chunks of `body`, for an adapter that stores them. Throws the body's own error, or the signal's reason as soon as it
 * aborts, even while the body gives nothing. The body is destroyed when the reading ends, however it ends.
 */
export function chunksOf(body: Readable, signal?: AbortSignal): AsyncGenerator<Buffer> {
  // The reader may have something to wait for before the first chunk; a body that fails meanwhile must not end the process.
  body.on('error', () => {});
  return read(body, signal);
}

async function* read(body: Readable, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  let giveUp = (_reason: unknown): void => {};
  const onAbort = () => giveUp(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const chunks = body[Symbol.asyncIterator]();
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await new Promise<IteratorResult<unknown>>((resolve, reject) => {
        giveUp = reject;
        chunks.next().then(resolve, reject);
      });
      if (done) return;
      yield asBuffer(value);
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    body.destroy();
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return Buffer.from(String(chunk));
}
