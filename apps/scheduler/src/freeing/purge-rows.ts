import { inTransaction, purgeGeneration } from '@millrace/database';
import type { Database } from '@millrace/ports';
import { deletePostings } from '@millrace/retrieval';

/** Removes all rows of a generation but its own. Resolves to whether they are gone: not where it is needed still. */
export function purgeRows(database: Database, taskId: string): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const bases = await purgeGeneration(tx, taskId);
    if (bases && bases.length > 0) await deletePostings(tx, bases);
    return bases !== undefined;
  });
}
