import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

/** Which jobs the clock has, so that those which no release runs any more can be removed from it. */
export interface KnownJobs {
  remember(names: readonly string[]): Promise<void>;
  /** Removes the queues of all but `names`. Another release that still runs one of them enters it again. */
  forgetAllBut(names: readonly string[]): Promise<void>;
}

export function knownJobs(redis: Redis, prefix: string): KnownJobs {
  const key = `${prefix}:jobs`;
  return {
    async remember(names) {
      if (names.length > 0) await redis.sadd(key, ...names);
    },
    async forgetAllBut(names) {
      for (const name of await redis.smembers(key)) {
        if (names.includes(name)) continue;
        const queue = new Queue(name, { connection: redis, prefix });
        await queue.obliterate({ force: true });
        await queue.close();
        await redis.srem(key, name);
      }
    },
  };
}
