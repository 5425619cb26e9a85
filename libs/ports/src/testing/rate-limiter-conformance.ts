import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RateLimiter } from '../rate-limiter.ts';
import { freshName } from './fresh-name.ts';

const hour = { limit: 3, windowSeconds: 3_600 };

/** What every RateLimiter does. Run it on each adapter; `open` is called for each test. */
export function describeRateLimiter(name: string, open: () => Promise<RateLimiter>): void {
  describe(`rate limiter: ${name}`, () => {
    let limiter: RateLimiter;
    beforeEach(async () => {
      limiter = await open();
    });
    afterEach(() => limiter.close());

    it('lets in as many as the limit says and refuses the rest, telling how many are left and until when', async () => {
      const key = freshName('caller');
      const verdicts = [];
      for (let count = 0; count < 6; count++) verdicts.push(await limiter.take(key, hour));
      expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false, false]);
      expect(verdicts.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0, 0]);
      for (const { resetMs } of verdicts) {
        expect(resetMs).toBeGreaterThan(0);
        expect(resetMs).toBeLessThanOrEqual(3_600_000);
      }
    });

    it('lets in no more than the limit says when all come at once', async () => {
      const key = freshName('caller');
      const verdicts = await Promise.all(Array.from({ length: 20 }, () => limiter.take(key, hour)));
      expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(3);
    });

    it('counts each key for itself', async () => {
      const keys = [freshName('caller'), freshName('caller')];
      const verdicts = await Promise.all(keys.map((key) => limiter.take(key, { ...hour, limit: 1 })));
      expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true]);
    });

    it('begins anew when the window has ended', async () => {
      const key = freshName('caller');
      const second = { limit: 1, windowSeconds: 1 };
      const allowed = async () => (await limiter.take(key, second)).allowed;
      expect(await allowed()).toBe(true);
      expect(await allowed()).toBe(false);
      await expect.poll(allowed, { timeout: 5_000 }).toBe(true);
    });
  });
}
