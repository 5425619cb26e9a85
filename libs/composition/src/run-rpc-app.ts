import { describeConfig, grpcSettings, secretsOf } from '@millrace/config';
import { type AnyRpcApp, overHttp } from '@millrace/rpc';
import { createMetrics, openLogger } from '@millrace/telemetry';
import type { Need } from './adapters.ts';
import { exitOnFailure } from './exit-on-failure.ts';
import { openFleetAdapters } from './fleet-adapters.ts';
import { programConfig } from './program-config.ts';
import { httpAppConfig } from './run-http-app.ts';
import { sectionOf } from './sections.ts';
import { serveRpcApp } from './serve-rpc-app.ts';
import { storedKeys } from './stored-keys.ts';
import { untilSignal } from './until-signal.ts';
import { version } from './version.ts';

/** The schema of such an app's configuration: that of an HTTP app, and where gRPC is served. */
export function rpcAppConfig(app: AnyRpcApp, defaultPort: number) {
  return httpAppConfig(overHttp(app), defaultPort).extend({ grpc: grpcSettings.prefault({}) });
}

/**
 * The whole of the `main.ts` of an app that serves gRPC, and the same as JSON over HTTP. Both ports open, or the process ends; at SIGTERM
 * it finishes the calls in flight and releases all.
 */
export async function runRpcApp(app: AnyRpcApp, defaultPort: number): Promise<void> {
  await exitOnFailure(async () => {
    const schema = rpcAppConfig(app, defaultPort);
    const config = programConfig(schema);
    const log = await openLogger({ name: app.name, ...config.log, secrets: secretsOf(schema, config) });
    log.info(describeConfig(schema, config), 'settings');
    const metrics = createMetrics();
    const signal = untilSignal(log);
    // One environment serves the whole fleet: the gateway itself asks no gateway.
    const own = { ...config, gateway: {} };
    const adapters = await openFleetAdapters(app.name, own, new Set<Need>([...app.needs, 'limiter']), log);
    const { ports, dependencies } = adapters;
    const { access, grpc, rateLimits, worker } = config;
    const server = await serveRpcApp({
      app,
      settings: sectionOf(config, app.name),
      ports,
      grpc,
      http: {
        ...config.http,
        drainMs: worker.drainMs,
        apps: [],
        access,
        keys: storedKeys(ports.database),
        ports,
        rateLimits,
        version,
        log,
        metrics,
      },
      dependencies,
    });
    log.info({ url: server.url, grpc: server.grpcUrl }, 'serving');
    await signal;
    await server.close();
    await adapters.close();
    log.info({}, 'stopped');
  });
}
