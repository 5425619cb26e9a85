import type { Job } from './job.ts';
import { outbox } from './jobs/outbox.ts';
import { partitions } from './jobs/partitions.ts';
import { queueCounts } from './jobs/queue-counts.ts';
import { retention } from './jobs/retention.ts';
import { vectorIndexes } from './jobs/vector-indexes.ts';

/** All that the clock drives. A new job is a file in `jobs/` and a line here. */
export const jobs: readonly Job[] = [
  // What messages need; what tables need.
  outbox,
  queueCounts,
  partitions,
  vectorIndexes,
  retention,
];
