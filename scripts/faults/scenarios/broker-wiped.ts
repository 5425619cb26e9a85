import { setTimeout as sleep } from 'node:timers/promises';
import { flushRedis } from '../flush-redis.ts';
import type { World } from '../world.ts';
import type { Scenario } from './scenario.ts';

/** In which documents get as far as the indexer. */
const headStartMs = 1_500;

export const brokerWiped: Scenario = {
  name: 'broker-wiped',
  promise:
    'A broker that comes back with an empty disk, and a Redis that forgot everything at the same time, cost no accepted document: all are taken up again from the objects and Postgres.',
  async run({ world, servers, load, size, say }) {
    const { fleet } = world;
    for (let round = 0; round < size.rounds; round++) {
      // Nobody empties two of the queues, so that what is wiped is not empty.
      const indexers = await stopAll(world, 'indexer');
      await Promise.all([load.give(size.documents), load.give(2, 60)]);
      await sleep(headStartMs);
      const chunkers = await stopAll(world, 'chunker');
      await load.give(size.documents);
      await Promise.all([servers.wipeBroker(), load.unseen(flushRedis(fleet.stack.environment))]);
      await fleet.stack.broker.create();
      await Promise.all([...indexers, ...chunkers].map((app) => fleet.start(app)));
      say('wiped');
      await load.give(2);
      await load.rest(90_000);
    }
    return `${size.rounds} × data folder removed with tasks before two stages, Redis flushed with it`;
  },
};

async function stopAll({ fleet }: World, app: string): Promise<string[]> {
  const processes = [...fleet.running(app)];
  await Promise.all(processes.map((process) => fleet.end(process, 'SIGTERM')));
  return processes.map(() => app);
}
