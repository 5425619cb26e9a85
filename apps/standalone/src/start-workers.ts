import type { Adapters } from '@millrace/composition';
import { type Logger, systemClock } from '@millrace/ports';
import type { Metrics } from '@millrace/telemetry';
import { type AnyStage, startWorker, type Worker } from '@millrace/worker-runtime';

/** Starts every stage on the same adapters. `sections` holds a section of settings by the name of the stage. */
export function startWorkers(
  stages: readonly AnyStage[],
  adapters: Adapters,
  sections: Readonly<Record<string, unknown>>,
  metrics: Metrics,
  log: Logger,
): Promise<Worker[]> {
  return Promise.all(
    stages.map((stage) =>
      startWorker({
        stage,
        settings: sections[stage.name],
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
