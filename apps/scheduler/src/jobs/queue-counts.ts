import { saveQueueCounts } from '@millrace/database';
import type { Job } from '../job.ts';

export const queueCounts: Job = {
  name: 'queue-counts',
  summary: 'Writes down what lies in the queues, for those who have no broker at hand.',
  everyMs: () => 2_000,
  async run({ database, monitor }) {
    await saveQueueCounts(database, await monitor.counts());
  },
};
