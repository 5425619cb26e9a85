import { describeConfig, loadConfig, workerSettings } from '@millrace/config';
import { systemClock } from '@millrace/ports';
import { askServices, createLogger, createMetrics, readinessOf, startHealthServer } from '@millrace/telemetry';
import { type AnyStage, startWorker } from '@millrace/worker-runtime';
import type { Need } from './adapters.ts';
import { exitOnFailure } from './exit-on-failure.ts';
import { openFleetAdapters } from './fleet-adapters.ts';
import { fleetSettings } from './fleet-settings.ts';
import { sectionOf, withSections } from './sections.ts';
import { untilSignal } from './until-signal.ts';

/** The schema of a worker's configuration: what the fleet shares, the worker's own, and a section for each of its stages. */
export function workerConfig(stages: readonly AnyStage[]) {
  return withSections(fleetSettings.extend({ worker: workerSettings.prefault({}) }), stages);
}

/**
 * The whole of a worker's `main.ts`: reads the configuration, opens the adapters, serves health, runs the stages, and at SIGTERM
 * finishes what is in hand and releases everything in reverse. Exits with 78 (EX_CONFIG of sysexits.h) where the configuration is not valid.
 */
export async function runWorker(stages: readonly AnyStage[]): Promise<void> {
  await exitOnFailure(async () => {
    const [first] = stages;
    if (!first) throw new RangeError('a worker needs a stage');
    const schema = workerConfig(stages);
    const config = loadConfig(schema);
    const log = createLogger({ name: first.name, ...config.log });
    log.info(describeConfig(schema, config), 'settings');
    const metrics = createMetrics();
    const signal = untilSignal(log);

    const needs = new Set<Need>(['bus', 'states', ...stages.flatMap((stage) => stage.needs)]);
    const adapters = await openFleetAdapters(first.name, config, needs, log);
    const workers = await Promise.all(
      stages.map((stage) =>
        startWorker({
          ...adapters,
          stage,
          settings: sectionOf(config, stage.name),
          metrics,
          log,
          clock: systemClock,
          drainMs: config.worker.drainMs,
        }),
      ),
    );
    const health = await startHealthServer({
      host: config.worker.healthHost,
      port: config.worker.healthPort,
      ready: async () => readinessOf(await askServices(adapters.dependencies)),
      metrics,
    });
    log.info({ stages: stages.map(({ name }) => name), healthPort: health.port }, 'working');

    await signal;
    await Promise.all(workers.map((worker) => worker.stop()));
    await health.close();
    await adapters.close();
    log.info({}, 'stopped');
  });
}
