import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cache } from '../cache.ts';
import { freshName } from './fresh-name.ts';
import { seededRandom } from './seeded-random.ts';

/** Two clients of the same store; the same one twice where it is of one process. */
export interface TwoCaches {
  readonly one: Cache;
  readonly other: Cache;
}

const minuteMs = 60_000;

/** What every Cache does. Run it on each adapter; `open` is called for each test. */
export function describeCache(name: string, open: () => Promise<TwoCaches>): void {
  describe(`cache: ${name}`, () => {
    let one: Cache;
    let other: Cache;
    let scope: string;
    beforeEach(async () => {
      ({ one, other } = await open());
      scope = freshName('scope');
    });
    afterEach(async () => {
      await one.close();
      await other.close();
    });

    /** What `cache` has for the key, or `value`. */
    const readBy = (cache: Cache, value: unknown, key = 'key') =>
      cache.through(scope, key, minuteMs, async () => value);

    it('reads once, and gives what was read to every replica', async () => {
      const value = { text: '水车', list: [1, null, { deep: true }] };
      expect(await readBy(one, value)).toEqual(value);
      expect(await readBy(one, 'another')).toEqual(value);
      expect(await readBy(other, 'another')).toEqual(value);
    });

    it('tells keys and scopes apart', async () => {
      await readBy(one, 'first');
      expect(await readBy(one, 'second', 'other key')).toBe('second');
      expect(await one.through(`${scope}.`, 'key', minuteMs, async () => 'third')).toBe('third');
    });

    it('reads anew when the time of an entry is over', async () => {
      const read = (value: string) => one.through(scope, 'key', 30, async () => value);
      await read('old');
      await expect.poll(() => read('new')).toBe('new');
    });

    it('keeps no failure', async () => {
      const failure = new Error('no luck');
      await expect(one.through(scope, 'key', minuteMs, () => Promise.reject(failure))).rejects.toBe(failure);
      expect(await readBy(one, 'luck')).toBe('luck');
    });

    it('leaves a scope behind for all replicas, and no other scope', async () => {
      await readBy(one, 'old');
      await readBy(other, 'old', 'other key');
      await one.through(`${scope}.`, 'key', minuteMs, async () => 'kept');
      await other.invalidate(scope);
      expect(await readBy(one, 'new')).toBe('new');
      expect(await readBy(other, 'new', 'other key')).toBe('new');
      expect(await other.through(`${scope}.`, 'key', minuteMs, async () => 'new')).toBe('kept');
    });

    it('finds nothing after a write that was read before it, however late the read ends', async () => {
      const { promise: written, resolve: write } = Promise.withResolvers<void>();
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const slow = one.through(scope, 'key', minuteMs, async () => {
        begin();
        await written;
        return 'old';
      });
      await begun;
      await other.invalidate(scope);
      write();
      expect(await slow).toBe('old');
      expect(await readBy(one, 'new')).toBe('new');
      expect(await readBy(other, 'newer')).toBe('new');
    });

    it.each([1, 2, 3])('gives no read that begins after a write what was before it (seed %i)', async (seed) => {
      const random = seededRandom(seed);
      const pause = async () => {
        for (let turns = Math.floor(random() * 6); turns > 0; turns--) await turn();
      };
      /** What lies behind the cache, and how much of it was told to be written. */
      let stored = 0;
      let told = 0;
      const stale: { least: number; found: number }[] = [];

      async function reader(cache: Cache): Promise<void> {
        for (let reads = 0; reads < 60; reads++) {
          const least = told;
          const found = await cache.through(scope, 'key', minuteMs, async () => {
            await pause();
            const value = stored;
            await pause();
            return value;
          });
          if (found < least) stale.push({ least, found });
          await pause();
        }
      }
      async function writer(cache: Cache): Promise<void> {
        for (let writes = 0; writes < 20; writes++) {
          await pause();
          const value = ++stored;
          await pause();
          await cache.invalidate(scope);
          told = Math.max(told, value);
        }
      }
      await Promise.all([reader(one), reader(other), reader(other), writer(one), writer(other)]);
      expect(stale).toEqual([]);
    });
  });
}
