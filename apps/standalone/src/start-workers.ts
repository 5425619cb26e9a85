import { type Adapters, sectionOf } from '@millrace/composition';
import { type Logger, systemClock } from '@millrace/ports';
import type { Metrics } from '@millrace/telemetry';
import { type AnyStage, startWorker, type Worker } from '@millrace/worker-runtime';

/** Starts every stage on the same adapters. `config` holds a section for each, by its name. */
export function startWorkers(
  stages: readonly AnyStage[],
  adapters: Adapters,
  config: object,
  metrics: Metrics,
  log: Logger,
): Promise<Worker[]> {
  return Promise.all(
    stages.map((stage) =>
      startWorker({
        stage,
        settings: sectionOf(config, stage.name),
        bus: adapters.bus,
        ports: adapters.ports,
        dependencies: adapters.dependencies,
        metrics,
        log,
        clock: systemClock,
      }),
    ),
  );
}
