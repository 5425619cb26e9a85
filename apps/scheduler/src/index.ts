export type { Job, JobPorts } from './job.ts';
export { jobs } from './jobs.ts';
export { resumeAfterStart } from './lost-work/resume-after-start.ts';
export { scheduler } from './scheduler.ts';
export { type SchedulerSettings, schedulerSettings } from './settings.ts';
export { type JobMetrics, type Scheduler, type SchedulerOptions, startScheduler } from './start-scheduler.ts';
