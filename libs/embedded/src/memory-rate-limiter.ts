import type { RateLimiter, RateVerdict } from '@millrace/ports';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** A limiter of one process. */
export function openMemoryRateLimiter(): RateLimiter {
  const limiters = new Map<string, RateLimiterMemory>();
  return {
    take(key, { limit, windowSeconds }) {
      const kind = `${limit}/${windowSeconds}`;
      const limiter = limiters.get(kind) ?? new RateLimiterMemory({ points: limit, duration: windowSeconds });
      limiters.set(kind, limiter);
      return limiter.consume(key).then(verdict(true), verdict(false));
    },
    async close() {},
  };
}

function verdict(allowed: boolean): (counted: RateLimiterRes) => RateVerdict {
  return ({ remainingPoints, msBeforeNext }) => ({ allowed, remaining: remainingPoints, resetMs: msBeforeNext });
}
