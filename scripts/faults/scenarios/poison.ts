import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '@millrace/contracts';
import type { AppProcess } from '../app-process.ts';
import type { Plan } from '../hooks/arm.ts';
import type { Context, Scenario } from './scenario.ts';

const mostMs = 90_000;
const neighbours = 6;

export const poison: Scenario = {
  name: 'poison',
  promise:
    'A message that kills its worker each time ends as one dead letter; those fetched with it complete. One that hangs is tried again.',
  async run(context) {
    const { world, load, say } = context;
    const before = world.fleet.kills.get('chunker') ?? 0;
    const killer = await withChunker(context, (taskId) => ({
      variants: [],
      arms: [{ id: 'poison', point: 'delivered', action: 'SIGKILL', holds: taskId, always: true }],
      reports: [],
    }));
    load.doom(killer, 'WORKER_CRASHED');
    const kills = (world.fleet.kills.get('chunker') ?? 0) - before;
    say(`the poisonous message killed ${kills} workers`);
    await withChunker(context, (taskId) => ({
      variants: ['short-timeout'],
      arms: [{ id: 'hang', point: 'handling', action: 'pause', pauseMs: mostMs, holds: taskId }],
      reports: [],
    }));
    return `a message that killed its worker ${kills} times, one that hung until its timeout, ${2 * neighbours} beside them`;
  },
};

/** Lets one of several documents meet a chunker that was started with a plan for it, and waits until it has ended. */
async function withChunker({ world, load }: Context, planFor: (taskId: string) => Plan) {
  const { fleet } = world;
  const [usual] = fleet.running('chunker') as [AppProcess];
  await fleet.end(usual, 'SIGTERM');
  const given = await load.give(neighbours + 1);
  const chosen = given[Math.floor(given.length / 2)];
  if (!chosen) throw new Error('nothing was given');
  await fleet.start('chunker', {}, planFor(chosen.taskId));
  for (const deadline = Date.now() + mostMs; Date.now() < deadline; await sleep(200)) {
    if (isTerminal((await fleet.client.task(chosen.taskId)).status)) break;
  }
  await fleet.whole();
  const [special] = fleet.running('chunker') as [AppProcess];
  await fleet.end(special, 'SIGTERM');
  await fleet.start('chunker');
  return chosen;
}
