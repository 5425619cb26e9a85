import type { Cache } from '@millrace/ports';
import { expiringMap } from './expiring-map.ts';

/** A cache of one process. */
export function openMemoryCache(now: () => number = Date.now): Cache {
  const versions = new Map<string, number>();
  const entries = expiringMap<string>(60_000, now);
  return {
    async through(scope, key, _ttlMs, read) {
      const place = JSON.stringify([scope, versions.get(scope) ?? 0, key]);
      const kept = entries.get(place);
      if (kept !== undefined) return JSON.parse(kept);
      const value = await read();
      entries.set(place, JSON.stringify(value));
      return value;
    },
    async invalidate(scope) {
      versions.set(scope, (versions.get(scope) ?? 0) + 1);
    },
  };
}
