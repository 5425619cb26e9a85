import type { UniversalServerRequest } from '@connectrpc/connect/protocol';
import { startDeadline } from '../calls/deadline.ts';
import { eachUntilAborted } from '../calls/until-aborted.ts';

const timeoutHeader = 'connect-timeout-ms';

/**
 * `call` with a deadline: its signal aborts with `DEADLINE_EXCEEDED` once it took as long as its caller waits, or `maxMs`, and its body ends then.
 * How long the caller waits stands in the headers; it is taken out, so that one clock alone runs. What cannot be read stays, to be
 * refused. `clear` stops the clock.
 */
export function withDeadline(call: UniversalServerRequest, maxMs: number) {
  const header = new Headers(call.header);
  const [milliseconds] = /^\d{1,10}$/.exec(header.get(timeoutHeader) ?? '') ?? [];
  if (milliseconds !== undefined) header.delete(timeoutHeader);
  const late = new AbortController();
  const clear = startDeadline(Math.min(Number(milliseconds ?? maxMs), maxMs), (reason) => late.abort(reason));
  const signal = AbortSignal.any([call.signal, late.signal]);
  const body = eachUntilAborted(call.body as AsyncIterable<Uint8Array>, signal);
  return { call: { ...call, header, signal, body }, clear };
}
