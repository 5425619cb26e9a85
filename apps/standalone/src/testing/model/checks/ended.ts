import { isTerminal, type TaskStatus } from '@millrace/contracts';
import { type Accepted, compareGenerations, isRemoved, type Model } from '../model.ts';
import type { World } from '../world.ts';
import { runsFailed } from './dead-letters.ts';
import { flawOfRows } from './rows-of.ts';
import { readStored, type StoredGeneration } from './stored.ts';

type Stored = ReadonlyMap<string, StoredGeneration>;

/** What must be true when nothing is under way any more. Throws where it is not. */
export async function assertEnded(world: World, model: Model): Promise<void> {
  const stored = await readStored(world.database);
  const failed = await runsFailed(world, model);
  for (const [taskId, accepted] of model.accepted) {
    const generation = stored.get(taskId);
    if (!generation) throw new Error(`task ${taskId} was accepted, and Postgres never heard of it`);
    const { status, isLive } = generation;
    const possible = possibleEnds(model, accepted, generation, failed);
    if (!possible.includes(status)) throw new Error(`task ${taskId} is ${status} in the end, not ${possible.join()}`);
    const flaw = isLive && (await flawOfRows(world.database, taskId, accepted.text));
    if (flaw) throw new Error(`task ${taskId} is live: ${flaw}`);
    const shown = await world.states.get(taskId);
    if (shown && isTerminal(shown.status) && shown.status !== status) {
      throw new Error(`task ${taskId} is shown as ${shown.status}, and is ${status}`);
    }
  }
  assertLatestIsLive(model, stored);
}

function possibleEnds(
  model: Model,
  { task, cancelled }: Accepted,
  { run, isDeleted }: StoredGeneration,
  failed: ReadonlySet<string>,
): TaskStatus[] {
  if (cancelled === 'yes') return ['cancelled'];
  const own: TaskStatus = failed.has(`${task.taskId}/${run}`) ? 'failed' : 'completed';
  if (isRemoved(model, task) && !isDeleted) throw new Error(`the document of ${task.taskId} was deleted and is back`);
  return isDeleted || cancelled ? [own, 'cancelled'] : [own];
}

/** Of each document the latest generation that is complete is live. */
function assertLatestIsLive(model: Model, stored: Stored): void {
  const tasks = [...model.accepted.values()].map(({ task }) => task).sort(compareGenerations);
  const complete = tasks.filter(({ taskId }) => {
    const generation = stored.get(taskId);
    return generation?.status === 'completed' && !generation.isDeleted;
  });
  const latest = new Map(complete.map((task) => [task.documentId, task.taskId]));
  for (const { taskId, documentId, isLive } of stored.values()) {
    const mustBe = latest.get(documentId) === taskId;
    if (isLive !== mustBe)
      throw new Error(`task ${taskId} is ${isLive ? '' : 'not '}live; ${latest.get(documentId)} must be`);
  }
}
