import {
  accessSettings,
  describeConfig,
  httpSettings,
  rateLimitSettings,
  secretsOf,
  workerSettings,
} from '@millrace/config';
import { type AnyHttpApp, startHttpServer } from '@millrace/http';
import { createMetrics, openLogger } from '@millrace/telemetry';
import type { Need } from './adapters.ts';
import { exitOnFailure } from './exit-on-failure.ts';
import { openFleetAdapters } from './fleet-adapters.ts';
import { fleetSettings } from './fleet-settings.ts';
import { programConfig } from './program-config.ts';
import { sectionOf, withSections } from './sections.ts';
import { storedKeys } from './stored-keys.ts';
import { untilSignal } from './until-signal.ts';
import { version } from './version.ts';

/** The schema of an HTTP app's configuration: what the fleet shares, where it listens, and the app's own section. */
export function httpAppConfig(app: AnyHttpApp, defaultPort: number) {
  const base = fleetSettings.extend({
    worker: workerSettings.pick({ drainMs: true }).prefault({}),
    http: httpSettings(defaultPort).prefault({}),
    access: accessSettings.prefault({}),
    rateLimits: rateLimitSettings.prefault({}),
  });
  return withSections(base, [app]);
}

/** The whole of an HTTP app's `main.ts`: configuration, adapters, server; at SIGTERM finishes the requests in flight and releases all. */
export async function runHttpApp(app: AnyHttpApp, defaultPort: number): Promise<void> {
  await exitOnFailure(async () => {
    const schema = httpAppConfig(app, defaultPort);
    const config = programConfig(schema);
    const log = await openLogger({ name: app.name, ...config.log, secrets: secretsOf(schema, config) });
    log.info(describeConfig(schema, config), 'settings');
    const metrics = createMetrics();
    const signal = untilSignal(log);
    const adapters = await openFleetAdapters(
      app.name,
      config,
      new Set<Need>([...app.needs, ...app.wants, 'limiter']),
      log,
      metrics,
    );
    const server = await startHttpServer({
      ...config.http,
      drainMs: config.worker.drainMs,
      apps: [{ app, settings: sectionOf(config, app.name) }],
      access: config.access,
      keys: storedKeys(adapters.ports.database),
      ports: adapters.ports,
      rateLimits: config.rateLimits,
      version,
      log,
      metrics,
    });
    log.info({ url: server.url }, 'serving');
    await signal;
    await server.close();
    await adapters.close();
    log.info({}, 'stopped');
  });
}
