import { type CollectionSettings, objectKeys } from '@millrace/contracts';
import {
  dropUnneeded,
  ensureVectorIndex,
  inTransaction,
  type OpenReembedding,
  switchOrNote,
  vectorIndexFromRows,
} from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { longestIndexed } from '../jobs/vector-indexes.ts';
import { handOut } from './hand-out.ts';

/**
 * Takes a change of model as far as it goes now: hands batches out, and when none is left, looks for those that came meanwhile, or
 * switches. What it knows lies in Postgres, so that it may be broken off anywhere.
 */
export async function driveChange(ports: JobPorts, reembedding: OpenReembedding, signal: AbortSignal): Promise<void> {
  const { database, objects, log } = ports;
  const { id, tenant, collection } = reembedding;
  if (!(await dropUnneeded(database, id))) {
    const { dimension, metric } = reembedding.embedding;
    // Before the switch, so that no search is slow after it.
    if (dimension <= longestIndexed) {
      await ensureVectorIndex(database, { dimension, metric, fromRows: vectorIndexFromRows });
    }
    const settings = await inTransaction(database, (tx) => switchOrNote(tx, reembedding));
    if (settings) {
      await putSettings(objects, reembedding, settings);
      log.info({ tenant, collection }, 'search answers from the vectors of the new model');
      return;
    }
  }
  const handedOut = await handOut(ports, reembedding, signal);
  if (handedOut > 0) log.debug({ tenant, collection, handedOut }, 'asked for vectors of the new model');
}

/** Tasks are pinned to what lies in the object store. Those that were pinned before are embedded once more by the indexer's order. */
export async function putSettings(
  objects: JobPorts['objects'],
  { tenant, collection }: Pick<OpenReembedding, 'tenant' | 'collection'>,
  settings: CollectionSettings,
): Promise<void> {
  await objects.put(objectKeys.collection(tenant, collection), JSON.stringify(settings), {
    contentType: 'application/json',
  });
}
