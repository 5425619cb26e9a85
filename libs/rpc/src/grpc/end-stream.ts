import { constants, type ServerHttp2Stream } from 'node:http2';

/** For so long what comes after the answer is read and thrown away. */
const patienceMs = 1_000;

/**
 * Ends the stream of a call once it is answered, though its request was not read to the end: it would stay open for as long as its
 * caller goes on sending, or, where all was sent, for as long as nobody reads it. Answer and end cannot go together: the trailers would be lost.
 */
export function endStream(stream: ServerHttp2Stream): void {
  stream.once('finish', () => {
    stream.resume();
    const cut = setTimeout(() => stream.close(constants.NGHTTP2_NO_ERROR), patienceMs).unref();
    stream.once('close', () => clearTimeout(cut));
  });
}
