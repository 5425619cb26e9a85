import type { Clock, Logger, Schedule, ScheduledJob } from '@millrace/ports';

export interface TimerScheduleOptions {
  readonly clock: Clock;
  readonly log: Logger;
}

/** The clock of one process. It remembers nothing: every job runs at once when it starts. */
export function openTimerSchedule({ clock, log }: TimerScheduleOptions): Schedule {
  const closing = new AbortController();
  let loops: readonly Promise<void>[] = [];

  async function repeat(job: ScheduledJob): Promise<void> {
    while (!closing.signal.aborted) {
      const begun = clock.now().getTime();
      try {
        await job.run(closing.signal);
      } catch (error) {
        if (closing.signal.aborted) return;
        log.error({ err: error, job: job.name }, 'a job of the clock failed; it runs again at its next time');
      }
      const taken = Math.max(clock.now().getTime() - begun, 0);
      await clock.sleep(job.everyMs - (taken % job.everyMs), closing.signal);
    }
  }

  return {
    async start(jobs) {
      loops = jobs.map(repeat);
    },
    async ping() {},
    async close() {
      closing.abort();
      await Promise.all(loops);
    },
  };
}
