import { setTimeout as sleep } from 'node:timers/promises';
import type { AppProcess } from '../app-process.ts';
import { eventually } from '../eventually.ts';
import type { Context, Scenario } from './scenario.ts';

const stages = ['parser', 'chunker', 'embedder', 'indexer', 'ledger', 'chat-logger'] as const;
const mostMs = 30_000;
const patienceMs = 1_500;

export const recoveryTime: Scenario = {
  name: 'recovery-time',
  promise: 'The message of a worker that dies is worked on by another at once.',
  async run(context) {
    const { world, size, say } = context;
    const { fleet } = world;
    await Promise.all(stages.map((app) => fleet.scale(app, 2)));
    const times: number[] = [];
    while (times.length < size.samples) {
      for (const app of stages) times.push(await timeOf(context, app));
      say(`${times.length} samples`);
    }
    await Promise.all(stages.map((app) => fleet.scale(app, 1)));
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return `${times.length} × SIGKILL with a message in hand; in the hands of another after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${times.at(-1)} ms`;
  },
};

/** From the kill of a worker to the next delivery of its message, milliseconds. */
async function timeOf({ world, load }: Context, app: string): Promise<number> {
  const { fleet } = world;
  const [victim] = fleet.running(app) as [AppProcess];
  const passings: { readonly messageId: string; readonly at: number }[] = [];
  const deaf = fleet.hear((passing) => {
    if (passing.stage === app) passings.push(passing);
  });
  try {
    const { struck } = await fleet.arm(victim, { point: 'delivered', stage: app, action: 'SIGKILL' });
    const dead = struck.then(() => true);
    // The others may get what was meant for the victim.
    do await (app === 'chat-logger' ? load.giveChat(4) : load.give(2));
    while (!(await Promise.race([dead, sleep(patienceMs, false)])));
    const { messageId, at } = await struck;
    // The victim's own passing is the first.
    return await eventually(async () => {
      const [, next] = passings.filter((passing) => passing.messageId === messageId);
      if (!next) throw new Error(`the message ${messageId} of ${app} never came again`);
      return Math.max(0, next.at - at);
    }, mostMs);
  } finally {
    deaf();
    await fleet.whole();
  }
}
