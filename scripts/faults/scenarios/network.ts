import { setTimeout as sleep } from 'node:timers/promises';
import { type LinkName, linkNames } from '../servers/network.ts';
import { type Outage, outages } from './outage.ts';

const lagMs = 100;
const slowMs = 1_000;
const silentMs = 1_500;
const closedMs = 750;

/** Slow, then silent, then cut, then closed: one way after the other. */
function weather(link: LinkName): Outage {
  return {
    what: `way to ${link} slow, silent, cut, closed`,
    async strike({ world }) {
      const way = world.network.links[link];
      way.slow(lagMs);
      await sleep(slowMs);
      way.slow(0);
      way.stall();
      await sleep(silentMs);
      way.resume();
      way.drop();
      way.refuse();
      await sleep(closedMs);
      way.resume();
    },
  };
}

export const network = outages(
  'network',
  'However the network between a worker and a server behaves, work is late at worst.',
  linkNames.map(weather),
);
