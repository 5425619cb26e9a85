import type { Schedule } from '@millrace/ports';
import type { Job, JobPorts } from './job.ts';
import { jobs as allJobs } from './jobs.ts';
import { schedulerSettings } from './settings.ts';

/** What is measured of the jobs; the telemetry package gives the Prometheus one. */
export interface JobMetrics {
  /** A run has ended, well or not. */
  ran(job: string, outcome: 'done' | 'failed', durationMs: number): void;
}

export interface SchedulerOptions {
  readonly schedule: Schedule;
  readonly ports: JobPorts;
  /** Section `scheduler` of the configuration. */
  readonly settings: unknown;
  readonly metrics: JobMetrics;
  /** Default: all. */
  readonly jobs?: readonly Job[];
}

export interface Scheduler {
  /** Aborts the runs under way and waits for them. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the jobs on the clock. Any number of processes may do so; each run is done by one of them. */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { schedule, ports, metrics, jobs = allJobs } = options;
  const settings = schedulerSettings.parse(options.settings);

  async function run(job: Job, signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    const tell = (outcome: 'done' | 'failed') => metrics.ran(job.name, outcome, performance.now() - begun);
    try {
      await job.run({ ...ports, log: ports.log.child({ job: job.name }) }, settings, signal);
      tell('done');
    } catch (error) {
      if (!signal.aborted) tell('failed');
      throw error;
    }
  }

  await schedule.start(
    jobs.map((job) => ({ name: job.name, everyMs: job.everyMs(settings), run: (signal) => run(job, signal) })),
  );
  return { stop: () => schedule.close() };
}
