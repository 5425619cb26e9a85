import { createGrpcTransport } from '@connectrpc/connect-node';
import { type Scope, scopes } from '@millrace/contracts';
import type { Caller } from '@millrace/http';
import { type RpcServer, type RpcServerOptions, type RpcService, startRpcServer } from '../index.ts';

const allScopes = new Set(Object.keys(scopes) as Scope[]);

/** A caller who may do everything as `tenant`. */
export function callerWhoMayAll(tenant = 'default'): Caller {
  return { tenant, user: 'anonymous', actor: 'anonymous', scopes: allScopes };
}

/** Serves on a free port to callers who may do everything as the tenant that they name, or as `tenant`, with a transport that calls it. */
export async function serveRpc(
  services: readonly RpcService[],
  tenant = 'default',
  options: Partial<RpcServerOptions> = {},
) {
  const server: RpcServer = await startRpcServer({
    services,
    host: '127.0.0.1',
    port: 0,
    authenticate: async ({ 'x-tenant-id': named = tenant }) => callerWhoMayAll(String(named)),
    ...options,
  });
  return { server, transport: createGrpcTransport({ baseUrl: server.url }) };
}
