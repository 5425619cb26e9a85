import { objectKeys } from '@millrace/contracts';
import {
  type DeletedDocument,
  deletedDocuments,
  generationsOfDeletion,
  isBackupUnderWay,
  markDocumentFreed,
  markFreed,
} from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { quietMs } from './free-generations.ts';
import { purgeRows } from './purge-rows.ts';
import { removeObjects } from './remove-objects.ts';

const limit = 100;

/**
 * Removes rows and objects of deleted documents, originals and failed tasks' artifacts included. Of one that was ingested again
 * since, only what came before the deletion. Resolves to how many were freed.
 */
export async function freeDocuments(ports: JobPorts, signal: AbortSignal): Promise<number> {
  let freed = 0;
  for (const document of await deletedDocuments(ports.database, { quietMs, limit })) {
    signal.throwIfAborted();
    if (await isBackupUnderWay(ports.database)) break;
    await freeDocument(ports, document);
    freed++;
  }
  return freed;
}

async function freeDocument({ database, objects }: JobPorts, document: DeletedDocument): Promise<void> {
  const taskIds = await generationsOfDeletion(database, document);
  for (const taskId of taskIds) {
    await purgeRows(database, taskId);
    await objects.delete([objectKeys.original(taskId), objectKeys.note(taskId)]);
    if (document.revived) await removeObjects(objects, objectKeys.artifacts({ ...document, taskId }));
  }
  if (!document.revived) await removeObjects(objects, objectKeys.documentArtifacts(document));
  await markFreed(database, taskIds);
  await markDocumentFreed(database, document);
}
