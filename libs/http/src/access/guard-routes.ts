import { MillraceError } from '@millrace/contracts';
import type { HttpRoutes } from '../zod-types.ts';
import type { Authenticate } from './authenticate.ts';
import { setCaller } from './caller.ts';
import { scopeOf } from './requires.ts';

/**
 * Lets nobody through to the routes that are added from now on who has not the scope that the route requires. A route that does not say
 * who may use it is a defect, and is refused when it is added.
 */
export function guardRoutes(server: HttpRoutes, authenticate: Authenticate): void {
  server.addHook('onRoute', ({ method, url, schema }) => {
    if (scopeOf(schema) === undefined) {
      throw new TypeError(`${method} ${url} does not say who may use it: put requires(…) or forAnyone into its schema`);
    }
  });

  server.addHook('onRequest', async (request, reply) => {
    const scope = scopeOf(request.routeOptions.schema);
    if (!scope) return;
    try {
      const caller = await authenticate(request.headers);
      if (!caller.scopes.has(scope)) throw new MillraceError('AUTHORIZATION_ERROR', `this takes the scope '${scope}'`);
      setCaller(request, caller);
    } catch (error) {
      // RFC 9110, section 11.6.1: a 401 says how one makes oneself known.
      if (error instanceof MillraceError && error.status === 401) reply.header('www-authenticate', 'Bearer');
      throw error;
    }
  });
}
