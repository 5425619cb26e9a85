import { type ClientHttp2Stream, constants } from 'node:http2';
import { Code, ConnectError } from '@connectrpc/connect';
import { brokenOff } from './grpc-exchange.ts';

/** A timer of Node.js that is set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

export interface OpenedCall {
  open(): Promise<ClientHttp2Stream>;
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Runs `work` on a stream, and ends the stream and the wait when the time is over or the signal aborts. Throws `ConnectError`. */
export async function withinTime<T>(
  { open, timeoutMs, signal }: OpenedCall,
  work: (stream: ClientHttp2Stream) => Promise<T>,
): Promise<T> {
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});
  let stream: ClientHttp2Stream | undefined;
  let isOver = false;
  const end = (error: ConnectError) => {
    isOver = true;
    ended.reject(error);
    stream?.close(constants.NGHTTP2_CANCEL);
  };
  const givenUp = () => new ConnectError('the caller gave the call up', Code.Canceled);
  if (signal?.aborted) throw givenUp();
  const abort = () => end(givenUp());
  const late = () => end(new ConnectError(`the gateway did not answer within ${timeoutMs} ms`, Code.DeadlineExceeded));
  signal?.addEventListener('abort', abort, { once: true });
  const timer = timeoutMs === undefined ? undefined : setTimeout(late, Math.min(timeoutMs, longestMs));
  const run = async () => {
    stream = await open().catch((error: unknown) => {
      throw brokenOff(error);
    });
    if (isOver) stream.close(constants.NGHTTP2_CANCEL);
    return work(stream);
  };
  try {
    return await Promise.race([run(), ended.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
