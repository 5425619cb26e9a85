import { objectKeys } from '@millrace/contracts';
import { isBackupUnderWay, markFreed, type UnneededGeneration, unneededGenerations } from '@millrace/database';
import type { JobPorts } from '../job.ts';
import { purgeRows } from './purge-rows.ts';
import { removeObjects } from './remove-objects.ts';

/** Searches that began before a switch may still read the rows of the generation before. */
export const quietMs = 10_000;

const limit = 100;

/**
 * Removes rows and objects of generations that nobody needs any more, the row that tells of the task excepted. What is noted last
 * is that they are gone, so that whatever was broken off is done again. Resolves to how many were freed.
 */
export async function freeGenerations(ports: JobPorts, signal: AbortSignal): Promise<number> {
  const { database } = ports;
  const freed: string[] = [];
  try {
    for (const generation of await unneededGenerations(database, { quietMs, limit })) {
      signal.throwIfAborted();
      if (await isBackupUnderWay(database)) break;
      if (await freeGeneration(ports, generation)) freed.push(generation.taskId);
    }
  } finally {
    if (freed.length > 0) await markFreed(database, freed);
  }
  return freed.length;
}

async function freeGeneration({ database, objects }: JobPorts, generation: UnneededGeneration): Promise<boolean> {
  const { taskId, withOriginal } = generation;
  if (!(await purgeRows(database, taskId))) return false;
  await removeObjects(objects, objectKeys.artifacts(generation));
  if (withOriginal) await objects.delete([objectKeys.original(taskId), objectKeys.note(taskId)]);
  return true;
}
