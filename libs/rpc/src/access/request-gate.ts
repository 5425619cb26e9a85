import type { IncomingHttpHeaders } from 'node:http2';
import { MillraceError, type RateGroup, type Scope } from '@millrace/contracts';
import { type Authenticate, type Caller, countCall, type RateLimits } from '@millrace/http';
import type { RateLimiter } from '@millrace/ports';

export interface GateOptions {
  readonly authenticate: Authenticate;
  /** Without it callers are not counted. */
  readonly limiter?: RateLimiter | undefined;
  readonly rateLimits?: RateLimits | undefined;
}

/** What the gate has to know of a method. */
export interface GuardedMethod {
  /** That a caller must have; null where anyone may call it. */
  readonly scope: Scope | null;
  /** In which its calls are counted. */
  readonly group: RateGroup | undefined;
}

/** Who calls; undefined where anyone may. What it counts of them it tells in `responseHeader`. */
export type RequestGate = (
  method: GuardedMethod,
  headers: IncomingHttpHeaders,
  responseHeader: Headers,
) => Promise<Caller | undefined>;

/** Before a byte of a request is read: lets nobody call who has not the scope that the method requires, or who calls too often. */
export function requestGate({ authenticate, limiter, rateLimits }: GateOptions): RequestGate {
  async function count(group: RateGroup, caller: Caller, responseHeader: Headers): Promise<void> {
    if (!limiter || !rateLimits?.enabled) return;
    const counted = await countCall(limiter, rateLimits, group, caller);
    for (const [name, value] of Object.entries(counted?.headers ?? {})) responseHeader.set(name, value);
    if (counted?.refusal) throw counted.refusal;
  }

  return async ({ scope, group }, headers, responseHeader) => {
    if (scope === null) return undefined;
    // HTTP/2 names the host in a pseudo-header (RFC 9113, section 8.3.1).
    const caller = await authenticate({ ...headers, host: headers[':authority'] ?? headers.host });
    if (!caller.scopes.has(scope)) throw new MillraceError('AUTHORIZATION_ERROR', `this takes the scope '${scope}'`);
    if (group) await count(group, caller, responseHeader);
    return caller;
  };
}
