import type { HandlerContext } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import { type Authenticate, type Caller, countCall, type RateLimits } from '@millrace/http';
import type { Logger, RateLimiter } from '@millrace/ports';
import { logFailure } from '../calls/log-failure.ts';
import { untilAborted } from '../calls/until-aborted.ts';
import type { RpcService } from '../rpc-service.ts';
import { callerKey } from './caller.ts';

export interface GateOptions {
  readonly services: readonly RpcService[];
  readonly authenticate: Authenticate;
  /** Without it callers are not counted. */
  readonly limiter?: RateLimiter | undefined;
  readonly rateLimits?: RateLimits | undefined;
  readonly log: Logger;
}

/** Before a byte of a request is read: lets nobody call who has not the scope that the method requires, or who calls too often. */
export function requestGate({ services, authenticate, limiter, rateLimits, log }: GateOptions) {
  const byName = new Map(services.map((service) => [service.description.typeName, service]));

  async function callerOf({ requestHeader, url }: HandlerContext, scope: string | undefined): Promise<Caller> {
    // HTTP/2 names the host in a pseudo-header, which is not among the others.
    const caller = await authenticate({ ...Object.fromEntries(requestHeader), host: new URL(url).host });
    if ([...caller.scopes].some((own) => own === scope)) return caller;
    throw new MillraceError('AUTHORIZATION_ERROR', `this takes the scope '${scope}'`);
  }

  async function count({ service, method, responseHeader }: HandlerContext, caller: Caller): Promise<void> {
    const group = byName.get(service.typeName)?.groups[method.localName];
    if (!limiter || !rateLimits?.enabled || !group) return;
    const counted = await countCall(limiter, rateLimits, group, caller);
    for (const [name, value] of Object.entries(counted?.headers ?? {})) responseHeader.set(name, value);
    if (counted?.refusal) throw counted.refusal;
  }

  async function letIn(context: HandlerContext): Promise<void> {
    const scope = byName.get(context.service.typeName)?.scopes[context.method.localName];
    if (scope === null) return;
    const caller = await callerOf(context, scope);
    await count(context, caller);
    context.values.set(callerKey, caller);
  }

  return async (context: HandlerContext): Promise<void> => {
    const { service, method, signal, requestHeader, responseHeader } = context;
    responseHeader.set('x-request-id', requestHeader.get('x-request-id') ?? '');
    try {
      await untilAborted(letIn(context), signal);
    } catch (error) {
      throw logFailure(error, `/${service.typeName}/${method.name}`, log);
    }
  };
}
