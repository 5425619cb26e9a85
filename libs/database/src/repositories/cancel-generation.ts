import { statusRanks } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/**
 * Ends a generation as `cancelled` if it has not ended yet; resolves to whether it did. Call it under the locks of document and
 * generation: the switch to live is made under them too, so that one of the two comes first and the other finds it done.
 */
export async function cancelGeneration(tx: Transaction, taskId: string): Promise<boolean> {
  const cancelled = await tx`
    update generations set status = 'cancelled', rank = ${statusRanks.cancelled}, error = null, finished_at = now()
    where id = ${taskId} and rank < ${statusRanks.cancelled}
  `;
  return cancelled.count > 0;
}
