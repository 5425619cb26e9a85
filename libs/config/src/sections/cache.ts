import { z } from 'zod';
import { coerce } from '../coerce.ts';
import { setting } from '../setting.ts';
import { partsOfRedisUrl, type RedisSettings, redisSettings } from './redis.ts';

export const cacheSettings = z.object({
  url: setting(z.url({ protocol: /^rediss?$/ }).optional(), {
    env: ['MILLRACE_CACHE_URL'],
    secret: true,
    describe: 'Redis of the cache, as REDIS_URL has it; it may throw entries out. Default: the one that all else uses',
  }),
});
export type CacheSettings = z.infer<typeof cacheSettings>;

/** Where the cache is: at its own URL, else where `redis` is. */
export function cacheAddress({ url }: CacheSettings, redis: RedisSettings): RedisSettings {
  if (url === undefined) return redis;
  const given = Object.entries(partsOfRedisUrl(new URL(url))).filter(([, part]) => part);
  return redisSettings.parse(coerce(redisSettings, Object.fromEntries(given)));
}
