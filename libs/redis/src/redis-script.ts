import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { isUnknownScript } from './redis-error.ts';

/** Runs one Lua script, by its digest wherever the server knows it already. */
export type RedisScript = (
  redis: Redis,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

export function redisScript(lua: string): RedisScript {
  const digest = createHash('sha1').update(lua).digest('hex');
  return async (redis, keys, args) => {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...args);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return await redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}
