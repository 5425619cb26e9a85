import type { Job } from '../job.ts';
import { sweepOriginals } from '../originals/sweep-originals.ts';

/** Finds accepted documents of which Postgres never heard, so that they are handed out like any lost work. */
export const sweep: Job = {
  name: 'sweep',
  summary: 'Finds accepted documents of which Postgres never heard.',
  everyMs: ({ sweepEveryMs }) => sweepEveryMs,
  async run(ports, { overdueMs }, signal) {
    const entered = await sweepOriginals(ports, { olderThanMs: overdueMs, signal });
    if (entered > 0) ports.log.warn({ entered }, 'found accepted documents of which nothing was heard');
  },
};
