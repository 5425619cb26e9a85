import { setTimeout as sleep } from 'node:timers/promises';
import { flushRedis } from '../flush-redis.ts';
import type { Scenario } from './scenario.ts';

/** In which the documents get somewhere, all in different places. */
const headStartMs = 500;

export const brokerWiped: Scenario = {
  name: 'broker-wiped',
  promise:
    'A broker that comes back with an empty disk, and a Redis that forgot everything at the same time, cost no accepted document: all are taken up again from the objects and Postgres.',
  async run({ world, servers, load, size, say }) {
    const { stack } = world.fleet;
    for (let round = 0; round < size.rounds; round++) {
      await Promise.all([load.give(size.documents), load.give(2, 60)]);
      await sleep(headStartMs);
      await Promise.all([servers.wipeBroker(), load.unseen(flushRedis(stack.environment))]);
      await stack.broker.create();
      say('wiped');
      await load.give(2);
      await load.rest(90_000);
    }
    return `${size.rounds} × data folder removed with tasks in flight, Redis flushed with it`;
  },
};
