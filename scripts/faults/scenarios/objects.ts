import { setTimeout as sleep } from 'node:timers/promises';
import { outages } from './outage.ts';

const downMs = 3_000;

export const objects = outages(
  'objects',
  'While the object store is away uploads are refused and stages wait; an object appears whole or not at all.',
  [
    { what: 'gateway restarted', strike: ({ servers }) => servers.restart('objects') },
    { what: 'gateway killed', strike: ({ servers }) => servers.kill('objects') },
    {
      what: 'not reachable for 3 s',
      async strike({ world }) {
        const link = world.network.links.objects;
        link.refuse();
        await sleep(downMs);
        link.resume();
      },
    },
  ],
);
