import { objectKeys } from '@millrace/contracts';
import {
  clearNoted,
  closeReembedding,
  findCollectionSettings,
  inTransaction,
  noteUnneeded,
  type OpenReembedding,
} from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { putSettings } from './drive-change.ts';

/** Searches that began before the switch still read the old vectors: they had asked the old model, which may take its time. */
const quietMs = 60_000;

const clearedAtOnce = 200;

/** Removes the vectors that nobody needs after a change of model, or after its cancellation, in rows and objects. */
export async function clearVectors(ports: JobPorts, reembedding: OpenReembedding, signal: AbortSignal): Promise<void> {
  const { database, objects, log } = ports;
  const { id, tenant, collection, unneededModel, endedMs } = reembedding;
  if (endedMs < quietMs) return;
  if (unneededModel !== undefined) await clearAll(ports, reembedding, unneededModel, signal);
  // Whoever switched may have ended before it could.
  const settings = await findCollectionSettings(database, tenant, collection);
  if (settings && reembedding.status === 'switched') await putSettings(objects, reembedding, settings);
  await closeReembedding(database, id);
  log.info({ tenant, collection, status: reembedding.status }, 'the change of model is over');
}

async function clearAll(
  ports: JobPorts,
  reembedding: OpenReembedding,
  model: string,
  signal: AbortSignal,
): Promise<void> {
  do {
    while (await clearSome(ports, reembedding.id, model)) signal.throwIfAborted();
  } while ((await noteUnneeded(ports.database, reembedding, model)) > 0);
}

/** Resolves to whether there may be more. */
function clearSome({ database, objects }: JobPorts, id: string, model: string): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const cleared = await clearNoted(tx, id, model, clearedAtOnce);
    await objects.delete(cleared.map((batch) => objectKeys.vectors(batch, model, batch.hash)));
    return cleared.length > 0;
  });
}
