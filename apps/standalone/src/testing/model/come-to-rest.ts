import { isTerminal } from '@millrace/contracts';
import { readStored } from './checks/stored.ts';
import type { Watch } from './checks/watch.ts';
import { drain } from './drain.ts';
import { runJob } from './jobs.ts';
import type { Model } from './model.ts';
import type { World } from './world.ts';

/** Lost work is found at the first search, and may be found to be lost again. */
const mostSearches = 10;

/**
 * Works off all that is there, then has the clock look for what was lost, until every task has ended. Throws where a task has not
 * ended whose messages were never lost: whoever has all messages needs no search.
 */
export async function comeToRest(world: World, watch: Watch, model: Model, seed: number): Promise<void> {
  await drain(world, seed);
  await watch.look();
  for (let searches = 0; ; searches++) {
    const unfinished = await unfinishedTasks(world, model);
    const stuck = unfinished.find((taskId) => searches === mostSearches || !model.lost.has(taskId));
    if (stuck) throw new Error(`task ${stuck} does not end, after ${searches} searches for lost work`);
    if (unfinished.length === 0) return;
    await runJob(world, 'sweep');
    await runJob(world, 'reconcile');
    await drain(world, seed);
    await watch.look();
  }
}

async function unfinishedTasks({ database }: World, { accepted }: Model): Promise<string[]> {
  const stored = await readStored(database);
  return [...accepted.keys()].filter((taskId) => !isTerminal(stored.get(taskId)?.status ?? 'queued'));
}
