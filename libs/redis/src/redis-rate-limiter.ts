import type { Logger, RateLimit, RateLimiter, RateVerdict } from '@millrace/ports';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { connectRedis, type RedisAddress } from './redis-connection.ts';

export interface RedisRateLimiterOptions extends RedisAddress {
  /** Put before every key, for installations that share a Redis. */
  readonly keyPrefix?: string;
  readonly log: Logger;
}

/** Counts in Redis, one round trip each; while it does not answer, this process counts for itself alone. */
export async function openRedisRateLimiter(options: RedisRateLimiterOptions): Promise<RateLimiter> {
  const { keyPrefix = '', log } = options;
  const connection = connectRedis(options, log);
  const limiters = new Map<string, RateLimiterRedis>();

  function makeLimiter({ limit, windowSeconds }: RateLimit): RateLimiterRedis {
    const window = { points: limit, duration: windowSeconds };
    return new RateLimiterRedis({
      ...window,
      storeClient: connection.client,
      keyPrefix: `${keyPrefix}millrace:rate`,
      rejectIfRedisNotReady: true,
      // Whoever is past the limit is refused from memory until the window ends, and costs Redis nothing more.
      inMemoryBlockOnConsumed: limit + 1,
      insuranceLimiter: new RateLimiterMemory(window),
    });
  }

  await connection.settled();
  return {
    take(key, limit) {
      const kind = `${limit.limit}/${limit.windowSeconds}`;
      const limiter = limiters.get(kind) ?? makeLimiter(limit);
      limiters.set(kind, limiter);
      return limiter.consume(key).then(verdict(true), verdict(false));
    },
    async close() {
      connection.close();
    },
  };
}

function verdict(allowed: boolean): (counted: RateLimiterRes) => RateVerdict {
  return ({ remainingPoints, msBeforeNext }) => ({ allowed, remaining: remainingPoints, resetMs: msBeforeNext });
}
