import { openTimerSchedule } from '@millrace/embedded';
import { silentLogger, systemClock } from '@millrace/ports';
import { expect, it } from 'vitest';
import type { Job, JobPorts } from './job.ts';
import { startScheduler } from './start-scheduler.ts';

const ports = { clock: systemClock, log: silentLogger } as JobPorts;

it('runs each job with its ports and settings, and measures how it ended', async () => {
  const ended: string[] = [];
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const well: Job = {
    name: 'well',
    summary: 'Ends well.',
    everyMs: ({ sweepEveryMs }) => sweepEveryMs,
    async run({ clock }, { graceMs }) {
      expect([clock, graceMs]).toEqual([systemClock, 7]);
    },
  };
  const badly: Job = {
    ...well,
    name: 'badly',
    async run() {
      throw new Error('no luck');
    },
  };
  const scheduler = await startScheduler({
    schedule: openTimerSchedule({ clock: systemClock, log: silentLogger }),
    ports,
    settings: { graceMs: 7 },
    jobs: [well, badly],
    metrics: {
      ran(job, outcome, durationMs) {
        ended.push(`${job} ${outcome}`);
        expect(durationMs).toBeGreaterThanOrEqual(0);
        if (ended.length === 2) resolve();
      },
    },
  });
  await enough;
  await scheduler.stop();
  expect(ended.toSorted()).toEqual(['badly failed', 'well done']);
});

it('refuses settings that are not valid', async () => {
  const schedule = openTimerSchedule({ clock: systemClock, log: silentLogger });
  const starting = startScheduler({ schedule, ports, settings: { auditDays: 0 }, metrics: { ran() {} } });
  await expect(starting).rejects.toThrow();
});
