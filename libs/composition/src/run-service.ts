import { describeConfig, secretsOf, workerSettings } from '@millrace/config';
import type { Logger } from '@millrace/ports';
import {
  askServices,
  createMetrics,
  type Metrics,
  openLogger,
  readinessOf,
  startHealthServer,
} from '@millrace/telemetry';
import type { Adapters, Need } from './adapters.ts';
import { exitOnFailure } from './exit-on-failure.ts';
import { openFleetAdapters } from './fleet-adapters.ts';
import { fleetSettings } from './fleet-settings.ts';
import { programConfig } from './program-config.ts';
import { type Configured, sectionOf, withSections } from './sections.ts';
import { untilSignal } from './until-signal.ts';

/** What a service is started with. */
export interface Surroundings {
  readonly adapters: Adapters;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** How long to finish what is in hand when it must stop, milliseconds. */
  readonly drainMs: number;
  /** The section of the configuration with this name; the part's own schema checks it again. */
  section(name: string): unknown;
}

/** A program of the fleet that serves no API of its own: the stages of a worker, or the scheduler. */
export interface Service {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Those with a section of their own in the configuration. */
  readonly parts: readonly Configured[];
  start(surroundings: Surroundings): Promise<RunningService>;
}

export interface RunningService {
  /** What its work is held up by, by dependency, with the reason. Not ready while there is any. */
  waitingFor?(): Readonly<Record<string, string>>;
  /** Finishes the work in hand. */
  stop(): Promise<void>;
}

/** The schema of a service's configuration: what the fleet shares, the service's own, and a section for each of its parts. */
export function serviceConfig(parts: readonly Configured[]) {
  return withSections(fleetSettings.extend({ worker: workerSettings.prefault({}) }), parts);
}

/**
 * The whole of a service's `main.ts`: reads the configuration, opens the adapters, serves health, runs, and at SIGTERM finishes what
 * is in hand and releases everything in reverse. Exits with 78 (EX_CONFIG of sysexits.h) where the configuration is not valid.
 */
export async function runService({ name, needs, parts, start }: Service): Promise<void> {
  await exitOnFailure(async () => {
    const schema = serviceConfig(parts);
    const config = programConfig(schema);
    const log = await openLogger({ name, ...config.log, secrets: secretsOf(schema, config) });
    log.info(describeConfig(schema, config), 'settings');
    const metrics = createMetrics();
    const signal = untilSignal(log);

    const adapters = await openFleetAdapters(name, config, new Set(needs), log, metrics);
    const { drainMs, healthHost, healthPort } = config.worker;
    const running = await start({ adapters, metrics, log, drainMs, section: (part) => sectionOf(config, part) });
    const health = await startHealthServer({
      host: healthHost,
      port: healthPort,
      ready: async () => readinessOf({ ...(await askServices(adapters.dependencies)), ...running.waitingFor?.() }),
      metrics,
    });
    log.info({ parts: parts.map((part) => part.name), healthPort: health.port }, 'working');

    await signal;
    await running.stop();
    await health.close();
    await adapters.close();
    log.info({}, 'stopped');
  });
}
