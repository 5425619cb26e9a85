import type { UniversalServerRequest } from '@connectrpc/connect/protocol';
import { MillraceError } from '@millrace/contracts';
import { connectErrorOf } from './connect-error.ts';
import { eachUntilAborted } from './until-aborted.ts';

/** A call whose message comes in as bytes. */
export type Call = UniversalServerRequest & { readonly body: AsyncIterable<Uint8Array> };

/** Milliseconds that a unit of `grpc-timeout` has (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). */
const units: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** A timer of Node.js that is set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

/**
 * `call` with a deadline: its signal aborts with `DEADLINE_EXCEEDED` once it took as long as its caller waits, or `maxMs`, and its body ends then.
 * How long the caller waits stands in the headers in the way of gRPC or of Connect; it is taken out, so that one clock alone runs. What
 * cannot be read stays, to be refused. `clear` stops the clock.
 */
export function withDeadline(call: UniversalServerRequest, maxMs: number): { call: Call; clear: () => void } {
  const header = new Headers(call.header);
  const ms = Math.min(takeTimeout(header), maxMs);
  const late = new AbortController();
  const abort = () => late.abort(connectErrorOf(tooLong(ms)));
  const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(abort, Math.min(ms, longestMs));
  const signal = AbortSignal.any([call.signal, late.signal]);
  const body = eachUntilAborted(call.body as AsyncIterable<Uint8Array>, signal);
  return { call: { ...call, header, signal, body }, clear: () => clearTimeout(timer) };
}

function tooLong(ms: number): MillraceError {
  return new MillraceError('DEADLINE_EXCEEDED', `the call was not done after ${Math.round(ms)} ms`);
}

function takeTimeout(header: Headers): number {
  const [, amount, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(header.get('grpc-timeout') ?? '') ?? [];
  if (amount !== undefined) {
    header.delete('grpc-timeout');
    return Number(amount) * (units[unit] ?? 1);
  }
  const [milliseconds] = /^\d{1,10}$/.exec(header.get('connect-timeout-ms') ?? '') ?? [];
  if (milliseconds === undefined) return Number.POSITIVE_INFINITY;
  header.delete('connect-timeout-ms');
  return Number(milliseconds);
}
