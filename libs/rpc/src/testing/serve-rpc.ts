import { createGrpcTransport } from '@connectrpc/connect-node';
import { type Scope, scopes } from '@millrace/contracts';
import { type RpcServer, type RpcService, startRpcServer } from '../index.ts';

/** Serves on a free port to callers who may do everything as the tenant that they name, or as `tenant`, with a transport that calls it. */
export async function serveRpc(services: readonly RpcService[], tenant = 'default') {
  const allScopes = new Set(Object.keys(scopes) as Scope[]);
  const server: RpcServer = await startRpcServer({
    services,
    host: '127.0.0.1',
    port: 0,
    authenticate: async ({ 'x-tenant-id': named = tenant }) => ({
      tenant: String(named),
      user: 'anonymous',
      actor: 'anonymous',
      scopes: allScopes,
    }),
  });
  return { server, transport: createGrpcTransport({ baseUrl: server.url }) };
}
