import { constants, type ServerHttp2Stream } from 'node:http2';

/** For so long what comes after the answer is read and thrown away, and an answer that is overdue may still be read. */
const patienceMs = 1_000;

/**
 * Ends the stream of a call once it is answered, though its request was not read to the end: it would stay open for as long as its
 * caller goes on sending, or, where all was sent, for as long as nobody reads it. Answer and end cannot go together: the trailers would be lost.
 * Ends it as well once the call is `aborted`: an answer that its caller does not read never ends, nor does, where the caller has left,
 * a request that nobody reads, and with it the connection.
 */
export function endStream(stream: ServerHttp2Stream, aborted?: AbortSignal): void {
  let cut: NodeJS.Timeout | undefined;
  function endSoon(): void {
    stream.resume();
    cut ??= setTimeout(() => {
      stream.close(stream.writableFinished ? constants.NGHTTP2_NO_ERROR : constants.NGHTTP2_CANCEL);
      stream.destroy();
    }, patienceMs).unref();
  }
  stream.once('finish', endSoon);
  aborted?.addEventListener('abort', endSoon, { once: true });
  stream.once('close', () => clearTimeout(cut));
}
