import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2';
import { Code, ConnectError } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';

/** What came back for a request. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  /** The headers again where nothing came behind them (PROTOCOL-HTTP2.md of gRPC: Trailers-Only). */
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends all of a request and receives all of its answer. Throws `PAYLOAD_TOO_LARGE` for one of more than `maxBytes`, and `ConnectError` where it
 * broke off.
 */
export function exchange(stream: ClientHttp2Stream, body: Buffer, maxBytes: number): Promise<Received> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let headers: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders | undefined;
    stream.on('response', (received) => {
      headers = received;
    });
    stream.on('trailers', (received) => {
      trailers = received;
    });
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= maxBytes) return;
      reject(new MillraceError('PAYLOAD_TOO_LARGE', 'the answer is larger than may be taken: ask for less at once'));
      stream.close(constants.NGHTTP2_CANCEL);
    });
    stream.once('end', () => {
      resolve({ headers, trailers: trailers ?? headers, body: Buffer.concat(chunks) });
      // Who has answered already reads no more of it.
      if (!stream.writableFinished) stream.close(constants.NGHTTP2_CANCEL);
    });
    stream.on('error', (error) => reject(brokenOff(error)));
    stream.once('close', () => reject(brokenOff(new Error(`the call was ended by code ${stream.rstCode} of HTTP/2`))));
    stream.end(body);
  });
}

/** There is no connection, or it broke, or the stream did. */
export function brokenOff(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const { message } = error as Error;
  return new ConnectError(message, Code.Unavailable, undefined, undefined, error);
}
