import { dependencyUnavailable } from '@millrace/contracts';
import { describe, expect, it, vi } from 'vitest';
import { createTenantLoad } from './tenant-load.ts';

describe('the load of a tenant', () => {
  function setUp(underWay: (tenant: string) => Promise<number>) {
    let now = 0;
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const asked = vi.fn(underWay);
    const pass = (ms: number) => {
      now += ms;
    };
    return { load: createTenantLoad({ underWay: asked }, clock), asked, pass };
  }

  it('is what Redis counts, and every upload let in since', async () => {
    const { load, asked, pass } = setUp(async (tenant) => (tenant === 'acme' ? 7 : 0));
    const entered = await Promise.all([
      load.enter('acme'),
      load.enter('acme'),
      load.enter('other'),
      load.enter('acme'),
    ]);
    expect(entered).toEqual([7, 8, 0, 9]);
    expect(asked).toHaveBeenCalledTimes(2);
    pass(500);
    expect(await load.enter('acme')).toBe(7);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('is nothing where Redis is down', async () => {
    const { load } = setUp(() => Promise.reject(dependencyUnavailable('redis', 'down')));
    expect(await load.enter('acme')).toBe(0);
  });
});
