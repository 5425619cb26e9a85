import type { RateLimiter } from '@millrace/ports';

/** A limiter of one process: fixed windows. */
export function openMemoryRateLimiter(now: () => number = Date.now): RateLimiter {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return {
    async take(key, { limit, windowMs }) {
      const nowMs = now();
      const known = windows.get(key);
      const window = known && known.endsAt > nowMs ? known : { used: 0, endsAt: nowMs + windowMs };
      window.used++;
      windows.set(key, window);
      return {
        allowed: window.used <= limit,
        remaining: Math.max(0, limit - window.used),
        resetMs: window.endsAt - nowMs,
      };
    },
  };
}
