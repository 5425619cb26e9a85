import { flushRedis } from '../flush-redis.ts';
import { outages } from './outage.ts';

export const redis = outages(
  'redis',
  'Redis only shows: without it, or without what it knew, everything goes on; a status is never shown lower than Postgres has it.',
  [
    { what: 'restarted', strike: ({ servers }) => servers.restart('redis') },
    {
      what: 'killed',
      async strike({ servers, load }) {
        // Its log is written down once a second.
        await servers.kill('redis');
        load.forget();
      },
    },
    {
      what: 'flushed',
      async strike({ world, load }) {
        await flushRedis(world.fleet.stack.environment);
        load.forget();
      },
    },
  ],
);
