import type { ServerHttp2Stream } from 'node:http2';
import { Code, ConnectError } from '@connectrpc/connect';
import { startDeadline } from '../calls/deadline.ts';

/** Aborts a call that is not answered after so many milliseconds, or when its caller leaves. */
export function callSignal(stream: ServerHttp2Stream, ms: number): AbortSignal {
  const ending = new AbortController();
  const clear = startDeadline(ms, (reason) => ending.abort(reason));
  stream.once('aborted', () => ending.abort(new ConnectError('the caller left', Code.Canceled)));
  stream.once('close', clear);
  return ending.signal;
}
