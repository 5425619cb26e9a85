import type { Job } from './job.ts';

/** All that the clock drives. A new job is a file in `jobs/` and a line here. */
export const jobs: readonly Job[] = [];
