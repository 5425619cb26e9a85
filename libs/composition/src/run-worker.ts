import { systemClock } from '@millrace/ports';
import { type AnyStage, startWorker } from '@millrace/worker-runtime';
import { runService } from './run-service.ts';

/** The whole of a worker's `main.ts`: runs the stages, which share its adapters, until it is stopped. */
export async function runWorker(stages: readonly AnyStage[]): Promise<void> {
  const [first] = stages;
  if (!first) throw new RangeError('a worker needs a stage');
  await runService({
    name: first.name,
    needs: ['bus', 'states', ...stages.flatMap((stage) => stage.needs)],
    parts: stages,
    async start({ adapters, section, ...options }) {
      const workers = await Promise.all(
        stages.map((stage) =>
          startWorker({ ...adapters, ...options, stage, settings: section(stage.name), clock: systemClock }),
        ),
      );
      return {
        waitingFor: () => Object.fromEntries(workers.flatMap((worker) => Object.entries(worker.waitingFor()))),
        stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
      };
    },
  });
}
