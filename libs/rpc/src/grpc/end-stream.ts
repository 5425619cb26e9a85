import { constants, type ServerHttp2Stream } from 'node:http2';

/** For so long what comes after the answer is read and thrown away, and an answer that is overdue may still be read. */
const patienceMs = 1_000;

/**
 * Ends the stream of a call once it is answered, though its request was not read to the end: it would stay open for as long as its
 * caller goes on sending, or, where all was sent, for as long as nobody reads it. Answer and end cannot go together: the trailers would be lost.
 * Ends it as well once `overdue` aborts, since an answer that its caller does not read never ends.
 */
export function endStream(stream: ServerHttp2Stream, overdue?: AbortSignal): void {
  let cut: NodeJS.Timeout | undefined;
  function endSoon(): void {
    stream.resume();
    cut ??= setTimeout(() => {
      stream.close(stream.writableFinished ? constants.NGHTTP2_NO_ERROR : constants.NGHTTP2_CANCEL);
    }, patienceMs).unref();
  }
  stream.once('finish', endSoon);
  overdue?.addEventListener('abort', endSoon, { once: true });
  stream.once('close', () => clearTimeout(cut));
}
