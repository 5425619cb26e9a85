import { ensureEmbeddingPartitions } from '@millrace/database';
import type { Job } from '../job.ts';

export const partitions: Job = {
  name: 'partitions',
  summary: 'Makes the partitions of embeddings three months ahead, and empties the one that takes what has none.',
  everyMs: () => 3_600_000,
  async run({ database, clock, log }) {
    const made = await ensureEmbeddingPartitions(database, clock.now());
    if (made > 0) log.info({ made }, 'made partitions of embeddings');
  },
};
