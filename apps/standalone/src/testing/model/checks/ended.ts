import { isTerminal, type TaskStatus } from '@millrace/contracts';
import { compareGenerations, type Model } from '../model.ts';
import type { World } from '../world.ts';
import { runsFailed } from './dead-letters.ts';
import { flawOfRows } from './rows-of.ts';
import { readStored, type StoredGeneration } from './stored.ts';

type Stored = ReadonlyMap<string, StoredGeneration>;

/** What must be true when nothing is under way any more. Throws where it is not. */
export async function assertEnded(world: World, model: Model): Promise<void> {
  const stored = await readStored(world.database);
  const failed = await runsFailed(world);
  for (const [taskId, { text }] of model.accepted) {
    const generation = stored.get(taskId);
    if (!generation) throw new Error(`task ${taskId} was accepted, and Postgres never heard of it`);
    const { status, run, superseded } = generation;
    const expected: TaskStatus = failed.has(`${taskId}/${run}`) ? 'failed' : 'completed';
    if (status !== expected) throw new Error(`task ${taskId} is ${status} in the end, not ${expected}`);
    const flaw = status === 'completed' && !superseded && (await flawOfRows(world.database, taskId, text));
    if (flaw) throw new Error(`task ${taskId} is complete: ${flaw}`);
    const shown = await world.states.get(taskId);
    if (shown && isTerminal(shown.status) && shown.status !== status) {
      throw new Error(`task ${taskId} is shown as ${shown.status}, and is ${status}`);
    }
  }
  assertLatestIsLive(model, stored);
}

/** Of each document the latest generation that is complete is live. */
function assertLatestIsLive(model: Model, stored: Stored): void {
  const tasks = [...model.accepted.values()].map(({ task }) => task).sort(compareGenerations);
  const complete = tasks.filter(({ taskId }) => stored.get(taskId)?.status === 'completed');
  const latest = new Map(complete.map((task) => [task.documentId, task.taskId]));
  for (const { taskId, documentId, isLive } of stored.values()) {
    const mustBe = latest.get(documentId) === taskId;
    if (isLive !== mustBe)
      throw new Error(`task ${taskId} is ${isLive ? '' : 'not '}live; ${latest.get(documentId)} must be`);
  }
}
