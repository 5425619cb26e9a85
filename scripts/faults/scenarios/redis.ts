import { flushRedis } from '../flush-redis.ts';
import { outages } from './outage.ts';

export const redis = outages(
  'redis',
  'Redis only shows: without it, or without what it knew, everything goes on; a status is never shown lower than Postgres has it.',
  [
    { what: 'restarted', strike: ({ servers }) => servers.restart('redis') },
    // Its log is written down once a second.
    { what: 'killed', strike: ({ servers, load }) => load.unseen(servers.kill('redis')) },
    { what: 'flushed', strike: ({ world, load }) => load.unseen(flushRedis(world.fleet.stack.environment)) },
  ],
);
