import { runService } from '@millrace/composition';
import { systemClock } from '@millrace/ports';
import { scheduler } from './scheduler.ts';
import { startScheduler } from './start-scheduler.ts';

await runService({
  name: scheduler.name,
  needs: scheduler.needs,
  parts: [scheduler],
  start: ({ adapters: { schedule, bus, monitor, ports }, metrics, log, section }) =>
    startScheduler({
      schedule,
      ports: { ...ports, bus, monitor, clock: systemClock, log },
      settings: section(scheduler.name),
      metrics,
    }),
});
