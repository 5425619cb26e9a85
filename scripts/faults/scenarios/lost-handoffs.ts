import { setTimeout as sleep } from 'node:timers/promises';
import { stageQueues } from '@millrace/contracts';
import type { AppProcess } from '../app-process.ts';
import { eventually } from '../eventually.ts';
import type { GivenDocument } from '../load/given.ts';
import { workers } from '../workers.ts';
import type { Context, Scenario } from './scenario.ts';

/** A hand-off is what lies between two stages. */
const stages = workers.filter(({ queue }) => queue in stageQueues);
const mostMs = 60_000;

export const lostHandoffs: Scenario = {
  name: 'lost-handoffs',
  promise:
    'A message that vanishes from its queue is noticed, and its work handed out again: in less than 30 s with default settings.',
  async run(context) {
    const { size, world } = context;
    const times: number[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const lost: { readonly document: GivenDocument; readonly at: number }[] = [];
      for (const { app, queue } of stages) lost.push(await loseOne(context, app, queue));
      times.push(...(await Promise.all(lost.map(({ document, at }) => resumedAfter(world, document, at)))));
    }
    times.sort((one, other) => one - other);
    const seconds = (ms: number | undefined) => ((ms ?? 0) / 1_000).toFixed(1);
    return `${times.length} × message deleted from a stage’s queue; completed after ${seconds(times[0])} to ${seconds(times.at(-1))} s`;
  },
};

/** Lets a document get as far as the queue of a stage that nobody empties, and empties that queue by hand. */
async function loseOne({ world, load }: Context, app: string, queue: string) {
  const { fleet } = world;
  const [worker] = fleet.running(app) as [AppProcess];
  await fleet.end(worker, 'SIGTERM');
  const [document] = await load.give(1);
  if (!document) throw new Error('nothing was given');
  await eventually(async () => {
    if ((await world.bus.depth(queue)) < 1) throw new Error(`nothing came to ${queue}`);
  }, mostMs);
  await fleet.stack.broker.api('DELETE', `/api/queues/{vhost}/${queue}/contents`);
  const at = Date.now();
  await fleet.start(app);
  return { document, at };
}

async function resumedAfter({ fleet }: Context['world'], { taskId }: GivenDocument, since: number): Promise<number> {
  for (const deadline = Date.now() + mostMs; Date.now() < deadline; await sleep(100)) {
    const state = await fleet.client.task(taskId).catch(() => undefined);
    if (state?.status === 'completed') return Date.now() - since;
  }
  throw new Error(`task ${taskId} was not taken up again within ${mostMs / 1_000} s`);
}
