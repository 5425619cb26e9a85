/** Months that have a partition of embeddings at any time: last month, this one, and three ahead. */
export const partitionMonths = 5;

/** The first day of the month before `now`, UTC, as `yyyy-mm-dd`. */
export function firstPartition(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
}

/** Names of the partitions that must be there at `now`. */
export function expectedPartitions(now: Date): string[] {
  return Array.from({ length: partitionMonths }, (_, month) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 + month, 1));
    return `embeddings_${first.toISOString().slice(0, 7).replace('-', '_')}`;
  });
}
