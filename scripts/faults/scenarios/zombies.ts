import type { AppProcess } from '../app-process.ts';
import { within } from '../within.ts';
import type { Scenario } from './scenario.ts';

/** Longer than two heartbeats of the fleet under test (5 s): the broker gives the message to another meanwhile. */
const longStopMs = 14_000;
const mostMs = 30_000;

export const zombies: Scenario = {
  name: 'zombies',
  promise: 'A worker that was taken for dead and wakes up again does no harm: what it has begun was done by another.',
  async run({ world, load, size }) {
    const { fleet } = world;
    const workers = world.apps.filter((app) => !app.endsWith('-api') && app !== 'scheduler');
    await Promise.all(workers.map((app) => fleet.scale(app, 2)));
    const points = ['delivered', 'effect'] as const;
    for (let round = 0; round < size.rounds; round++) {
      const strikes = await Promise.all(
        workers.map(async (app, index) => {
          const [process] = fleet.running(app) as [AppProcess];
          const point = points[(round + index) % points.length] ?? 'delivered';
          return { app, ...(await fleet.arm(process, { point, action: 'SIGSTOP' }, longStopMs)) };
        }),
      );
      await Promise.all([load.give(size.documents), load.give(2, 60), load.giveChat(30)]);
      await Promise.all(strikes.map(({ app, struck }) => within(mostMs, struck, `${app} was never stopped`)));
      await load.rest(mostMs * 2);
    }
    await Promise.all(workers.map((app) => fleet.scale(app, 1)));
    return `${size.rounds * workers.length} × SIGSTOP for ${longStopMs / 1_000} s, past the heartbeat, at delivered or effect`;
  },
};
