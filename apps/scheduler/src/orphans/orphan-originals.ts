import { readAcceptance } from '@millrace/acceptance';
import { objectKeys } from '@millrace/contracts';
import { dismissedTasks, isBackupUnderWay } from '@millrace/database';
import { inBatches } from '../in-batches.ts';
import type { JobPorts } from '../job.ts';
import type { OrphanAges } from './orphan-ages.ts';

const lookedUpAtOnce = 1_000;
const originalKey = /^originals\/[0-9-]{13}\/([0-9a-f-]{36})\/(body|note)$/;

type Ports = Pick<JobPorts, 'database' | 'objects'>;

/**
 * Removes notes whose body never came, and what came of an upload after its task was cancelled or its document deleted. An original
 * that no row tells of is never removed: it is an accepted document. Resolves to how many objects went.
 */
export async function removeOrphanOriginals(ports: Ports, ages: OrphanAges, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for await (const entries of inBatches(ports.objects.list('originals/'), lookedUpAtOnce)) {
    signal.throwIfAborted();
    const keys = await orphansAmong(
      ports,
      entries.filter(ages.isOld).map(({ key }) => key),
    );
    if (await isBackupUnderWay(ports.database)) break;
    await ports.objects.delete(keys);
    removed += keys.length;
  }
  return removed;
}

async function orphansAmong(ports: Ports, keys: readonly string[]): Promise<string[]> {
  const found = keys.flatMap((key) => {
    const [, taskId, part] = originalKey.exec(key) ?? [];
    return taskId === undefined ? [] : [{ key, taskId, part }];
  });
  const dismissed = await dismissedTasks(ports.database, [...new Set(found.map(({ taskId }) => taskId))]);
  const orphans: string[] = [];
  for (const { key, taskId, part } of found) {
    if (dismissed.has(taskId)) orphans.push(key);
    else if (part === 'note' && !keys.includes(objectKeys.original(taskId)) && !(await isAccepted(ports, taskId))) {
      orphans.push(key);
    }
  }
  return orphans;
}

async function isAccepted({ objects }: Ports, taskId: string): Promise<boolean> {
  return (await readAcceptance(objects, taskId)) !== undefined;
}
