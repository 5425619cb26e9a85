import type { Transaction } from '@millrace/ports';
import { firstPartition, partitionMonths } from '../migrations/partition-months.ts';

/**
 * Makes the partitions of embeddings that are missing: last month's to the third to come, and one for each month of which the default
 * partition holds a row. Resolves to how many it made.
 */
export async function ensureEmbeddingPartitions(sql: Transaction, now: Date): Promise<number> {
  const [row] = await sql<{ made: number }[]>`
    select ensure_embedding_partitions(${firstPartition(now)}, ${partitionMonths})
      + (select coalesce(sum(ensure_embedding_partitions(month, 1)), 0)::int from (
          select distinct date_trunc('month', accepted_at at time zone 'UTC')::date as month from embeddings_default
        ) stray) as made
  `;
  return row?.made ?? 0;
}
