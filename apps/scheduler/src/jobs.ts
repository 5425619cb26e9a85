import type { Job } from './job.ts';
import { free } from './jobs/free.ts';
import { orphans } from './jobs/orphans.ts';
import { outbox } from './jobs/outbox.ts';
import { partitions } from './jobs/partitions.ts';
import { queueCounts } from './jobs/queue-counts.ts';
import { reEmbedding } from './jobs/re-embedding.ts';
import { reconcile } from './jobs/reconcile.ts';
import { retention } from './jobs/retention.ts';
import { sweep } from './jobs/sweep.ts';
import { vectorIndexes } from './jobs/vector-indexes.ts';

/** All that the clock drives. A new job is a file in `jobs/` and a line here. */
export const jobs: readonly Job[] = [
  // What messages need; what lost work needs; what is not needed; what tables need.
  outbox,
  queueCounts,
  reconcile,
  sweep,
  free,
  orphans,
  partitions,
  vectorIndexes,
  reEmbedding,
  retention,
];
