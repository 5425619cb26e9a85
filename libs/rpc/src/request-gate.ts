import type { HandlerContext } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import type { Authenticate } from '@millrace/http';
import { callerKey } from './caller.ts';
import { connectErrorOf } from './connect-error.ts';
import type { RpcService } from './rpc-service.ts';

/** Lets nobody call who has not the scope that the method requires, before a byte of the request is read. */
export function requestGate(services: readonly RpcService[], authenticate: Authenticate) {
  const scopes = new Map(services.map(({ description, scopes }) => [description.typeName, scopes]));
  return async ({ service, method, requestHeader, url, values }: HandlerContext): Promise<void> => {
    const scope = scopes.get(service.typeName)?.[method.localName];
    if (scope === null) return;
    try {
      // HTTP/2 names the host in a pseudo-header, which is not among the others.
      const caller = await authenticate({ ...Object.fromEntries(requestHeader), host: new URL(url).host });
      if (scope === undefined || !caller.scopes.has(scope)) {
        throw new MillraceError('AUTHORIZATION_ERROR', `this takes the scope '${scope}'`);
      }
      values.set(callerKey, caller);
    } catch (error) {
      throw connectErrorOf(error);
    }
  };
}
