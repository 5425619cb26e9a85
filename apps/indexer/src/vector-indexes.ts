import { ensureVectorIndex, vectorIndexFromRows } from '@millrace/database';
import type { Database, Logger } from '@millrace/ports';

/** Sees that vectors get their index once they are many. Until then search looks at each of them. */
export interface VectorIndexes {
  /** Vectors of this dimension were added. */
  grew(dimension: number): void;
  close(): void;
}

/** Often enough that an exact search never gets slow: a minute of indexing adds some ten thousand vectors. */
const intervalMs = 60_000;

/**
 * Looks once a minute, where vectors were added, whether a partition has become big enough for its index, and builds it
 * without blocking writers. Several indexers may look at once. A build that fails, or is broken off by the end of the
 * process, begins anew.
 */
export function openVectorIndexes(
  database: Database,
  log: Logger,
  { everyMs = intervalMs, fromRows = vectorIndexFromRows } = {},
): VectorIndexes {
  const grown = new Set<number>();
  let building = false;

  async function build(): Promise<void> {
    if (building) return;
    building = true;
    for (const dimension of grown) {
      grown.delete(dimension);
      try {
        await ensureVectorIndex(database, { dimension, fromRows });
      } catch (error) {
        log.warn({ err: error, dimension }, 'the vectors could not be indexed; they are searched one by one');
      }
    }
    building = false;
  }

  const timer = setInterval(build, everyMs).unref();
  return {
    grew: (dimension) => grown.add(dimension),
    close: () => clearInterval(timer),
  };
}
