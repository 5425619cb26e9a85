import type { Readable } from 'node:stream';

/** Ends `stream` with the signal's reason when it aborts. */
export function destroyOnAbort<Stream extends Readable>(stream: Stream, signal: AbortSignal | undefined): Stream {
  if (!signal) return stream;
  const onAbort = () => stream.destroy(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', onAbort));
  if (signal.aborted) onAbort();
  return stream;
}
