import type { GrpcSettings } from '@millrace/config';
import { createAuthenticate, type HttpPorts, type ListenOptions, startHttpServer } from '@millrace/http';
import { systemClock } from '@millrace/ports';
import { type AnyRpcApp, overHttp, readTls, startRpcServer } from '@millrace/rpc';
import { askServices, type Metrics, type Pings, readinessOf } from '@millrace/telemetry';

export interface RpcAppOptions {
  readonly app: AnyRpcApp;
  /** Its section of the configuration. */
  readonly settings: unknown;
  readonly ports: HttpPorts;
  readonly grpc: GrpcSettings;
  /** The server that takes JSON, and the other apps on it. */
  readonly http: ListenOptions & { readonly metrics: Metrics };
  /** It is ready while they all answer. */
  readonly dependencies: Pings;
}

export interface ServedRpcApp {
  /** Base URL of the HTTP server. */
  readonly url: string;
  readonly grpcUrl: string;
  /** Takes nothing more, lets what is in flight end. Safe to call twice. */
  close(): Promise<void>;
}

/** Serves an app over gRPC, and as JSON over HTTP. Both ports open, or it throws `PORT_UNAVAILABLE`; `CONFIG_INVALID` for settings that cannot be. */
export async function serveRpcApp(options: RpcAppOptions): Promise<ServedRpcApp> {
  const { app, settings, ports, grpc, http, dependencies } = options;
  const { access = {}, keys, clock = systemClock, rateLimits, metrics, drainMs = 30_000 } = http;
  const stopping = new AbortController();
  const log = http.log.child({ app: app.name });
  const authenticate = createAuthenticate({ access, host: grpc.host, setting: 'MILLRACE_GRPC_HOST', keys, clock });
  const tls = await readTls(grpc);
  const services = app.services(ports, settings, { log, clock, stopping: stopping.signal });

  const ready = async () => readinessOf(await askServices(dependencies)).ready;
  const { limiter } = ports;
  const shared = { services, authenticate, limiter, rateLimits, ready, drainMs, log, metrics };
  const rpc = await startRpcServer({ ...shared, ...grpc, tls });
  const json = overHttp({ ...app, services: () => services }, grpc);
  const server = await startHttpServer({ ...http, apps: [...http.apps, { app: json, settings }] }).catch(
    async (error: unknown) => {
      await rpc.close();
      throw error;
    },
  );
  return {
    url: server.url,
    grpcUrl: rpc.url,
    async close() {
      stopping.abort();
      await Promise.all([rpc.close(), server.close()]);
    },
  };
}
