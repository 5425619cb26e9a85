import type { AccessSettings, GrpcSettings } from '@millrace/config';
import { createAuthenticate, type HttpHost, type HttpPorts, type KeyStore } from '@millrace/http';
import { type AnyRpcApp, type RpcServer, startRpcServer } from '@millrace/rpc';

export interface RpcAppOptions {
  readonly app: AnyRpcApp;
  /** Its section of the configuration. */
  readonly settings: unknown;
  readonly ports: HttpPorts;
  readonly host: HttpHost;
  readonly grpc: GrpcSettings;
  readonly access: AccessSettings;
  readonly keys: KeyStore;
}

export interface ServedRpcApp {
  readonly server: RpcServer;
  /** The app with the services that the server serves, for JSON over HTTP. */
  readonly app: AnyRpcApp;
}

/** Serves gRPC as the configuration says. */
export async function serveRpcApp({
  app,
  settings,
  ports,
  host,
  grpc,
  access,
  keys,
}: RpcAppOptions): Promise<ServedRpcApp> {
  const services = app.services(ports, settings, host);
  const authenticate = createAuthenticate({ access, host: grpc.host, keys, clock: host.clock });
  const server = await startRpcServer({ services, authenticate, host: grpc.host, port: grpc.port });
  return { server, app: { ...app, services: () => services } };
}
