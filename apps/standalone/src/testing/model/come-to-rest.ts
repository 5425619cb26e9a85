import { isTerminal } from '@millrace/contracts';
import { readStored, type StoredGeneration } from './checks/stored.ts';
import type { Watch } from './checks/watch.ts';
import { drain } from './drain.ts';
import { runJob } from './jobs.ts';
import type { Model } from './model.ts';
import type { World } from './world.ts';

type Unfinished = Pick<StoredGeneration, 'taskId' | 'run' | 'status'>;

/** Lost work is found at the first search, and may be found to be lost again. */
const mostSearches = 10;

/**
 * Works off all that is there, then has the clock look for what was lost, until every task has ended. Throws where a task has not
 * ended that needs no search: one whose messages were never lost, in its first run. A later run may have begun while messages of the
 * one before were on their way; those of them that fail are moot.
 */
export async function comeToRest(world: World, watch: Watch, model: Model, seed: number): Promise<void> {
  await drain(world, seed);
  await watch.look();
  for (let searches = 0; ; searches++) {
    const unfinished = await unfinishedTasks(world, model);
    const stuck = unfinished.find(
      ({ taskId, run }) => searches === mostSearches || (run === 0 && !model.lost.has(taskId)),
    );
    if (stuck) throw new Error(`task ${stuck.taskId} is ${stuck.status} after ${searches} searches for lost work`);
    if (unfinished.length === 0) return;
    await runJob(world, 'sweep');
    await runJob(world, 'reconcile');
    await drain(world, seed);
    await watch.look();
  }
}

async function unfinishedTasks({ database }: World, { accepted }: Model): Promise<Unfinished[]> {
  const stored = await readStored(database);
  return [...accepted.keys()]
    .map((taskId) => stored.get(taskId) ?? { taskId, run: 0, status: 'queued' as const })
    .filter(({ status }) => !isTerminal(status));
}
