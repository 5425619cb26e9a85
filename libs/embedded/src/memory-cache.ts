import type { Cache } from '@millrace/ports';
import { LRUCache } from 'lru-cache';

const mostScopes = 10_000;
const mostCharacters = 16 * 1024 * 1024;

/** A cache of one process: the entries used last, 32 MiB of them. */
export function openMemoryCache(): Cache {
  let scopesMade = 0;
  /** The number of each scope now. None is used twice, so that a scope which is forgotten here leaves its entries behind. */
  const scopes = new LRUCache<string, number>({ max: mostScopes });
  const entries = new LRUCache<string, string>({ maxSize: mostCharacters, sizeCalculation: (entry) => entry.length });

  function numberOf(scope: string): number {
    const number = scopes.get(scope) ?? ++scopesMade;
    scopes.set(scope, number);
    return number;
  }

  return {
    async through(scope, key, ttlMs, read) {
      const place = `${numberOf(scope)}:${key}`;
      const kept = entries.get(place);
      if (kept !== undefined) return JSON.parse(kept);
      const value = await read();
      entries.set(place, JSON.stringify(value), { ttl: ttlMs });
      return value;
    },
    async invalidate(scope) {
      scopes.delete(scope);
    },
    async close() {},
  };
}
