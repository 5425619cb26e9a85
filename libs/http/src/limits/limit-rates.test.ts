import { problemSchema, type RateGroup, rateGroups } from '@millrace/contracts';
import type { RateLimiter } from '@millrace/ports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forAnyone, requires } from '../access/requires.ts';
import { defineHttpApp } from '../http-app.ts';
import { type ServedApp, serve } from '../testing/serve.ts';
import { limited } from './limited.ts';

const app = defineHttpApp({
  name: 'example',
  summary: 'An example.',
  needs: [],
  settings: z.object({}),
  routes(server) {
    const answer = async () => ({ done: true });
    server.get('/things', { schema: requires('read') }, answer);
    server.post('/things', { schema: requires('write') }, answer);
    server.get('/search', { schema: { ...requires('read'), ...limited('searches') } }, answer);
    server.get('/public', { schema: forAnyone }, answer);
  },
});

/** Counts in a map, so that what is asked of it is seen. */
function countingLimiter(): RateLimiter & { readonly counts: Map<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    async take(key, { limit }) {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return { allowed: count <= limit, remaining: Math.max(0, limit - count), resetMs: 41_200 };
    },
    close: async () => {},
  };
}

const noLimits = Object.fromEntries(Object.keys(rateGroups).map((group) => [group, 0])) as Record<RateGroup, number>;

describe('the rate limit of a route', () => {
  let limiter: ReturnType<typeof countingLimiter>;
  const served: ServedApp[] = [];
  beforeEach(() => {
    limiter = countingLimiter();
  });
  afterEach(async () => {
    for (const server of served.splice(0)) await server.close();
  });

  async function start(limits: Partial<typeof noLimits> = { reads: 2, searches: 1 }) {
    const server = await serve(app, { limiter }, {}, { rateLimits: { enabled: true, ...noLimits, ...limits } });
    served.push(server);
    return server;
  }

  it('is told with every response, and refuses what is past it with 429 and the time to wait', async () => {
    const { request } = await start();
    const first = await request('/things');
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"reads";r=1;t=42');
    await request('/things');
    const third = await request('/things');
    expect([third.status, third.headers.get('retry-after'), third.headers.get('ratelimit')]).toEqual([
      429,
      '42',
      '"reads";r=0;t=42',
    ]);
    expect(problemSchema.parse(await third.json())).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 42 });
  });

  it('is told to a client that is still sending what is past it', async () => {
    const { request } = await start({ writes: 1 });
    const send = () => request('/things', { method: 'POST', body: new Blob([new Uint8Array(20_000_000)]) });
    await send();
    expect((await send()).status).toBe(429);
  });

  it('is shared by replicas that share a limiter', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const statuses = [];
    for (const { request } of [one, other, one, other]) statuses.push((await request('/things')).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  it('counts each user of each tenant alone, and each group', async () => {
    const { request } = await start();
    await request('/things');
    await request('/things', { headers: { 'x-user-id': 'ann' } });
    await request('/things', { headers: { 'x-tenant-id': 'acme', 'x-user-id': 'ann' } });
    await request('/search');
    expect(Object.fromEntries(limiter.counts)).toEqual({
      'reads:default:anonymous': 1,
      'reads:default:ann': 1,
      'reads:acme:ann': 1,
      'searches:default:anonymous': 1,
    });
  });

  it('is none where it is set to 0, and where anyone may ask', async () => {
    const { request } = await start();
    for (const path of ['/public', '/livez', '/api/v1/health']) {
      expect((await request(path)).headers.get('ratelimit')).toBeNull();
    }
    expect((await request('/things', { method: 'POST' })).headers.get('ratelimit')).toBeNull();
    expect(limiter.counts.size).toBe(0);
  });
});
