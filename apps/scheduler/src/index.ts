export type { Job, JobPorts } from './job.ts';
export { jobs } from './jobs.ts';
export { type SchedulerSettings, schedulerSettings } from './settings.ts';
