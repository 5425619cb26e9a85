import { conversationListSchema, conversationSchema, type RateGroup, rateGroups } from '@millrace/contracts';
import type { ServedApp } from '@millrace/http/testing';
import { type Cache, type RateLimiter, silentLogger } from '@millrace/ports';
import { freshName, realServers } from '@millrace/ports/testing';
import { openRedisCache, openRedisRateLimiter } from '@millrace/redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/world.ts';

interface Replica extends ServedApp {
  readonly cache: Cache;
  readonly limiter: RateLimiter;
}

describe('two replicas over one Postgres and one Redis', () => {
  let world: World;
  let replicas: readonly Replica[];
  const keyPrefix = `${freshName('replicas')}:`;
  const unlimited = Object.fromEntries(Object.keys(rateGroups).map((group) => [group, 0])) as Record<RateGroup, number>;

  async function openReplica(): Promise<Replica> {
    const address = { ...realServers().redis, db: 8, keyPrefix, log: silentLogger };
    const [cache, limiter] = await Promise.all([openRedisCache(address), openRedisRateLimiter(address)]);
    const rateLimits = { enabled: true, ...unlimited, searches: 30 };
    const server = await world.serve({ cache, limiter, access: { rateLimits } });
    return { ...server, cache, limiter };
  }

  beforeAll(async () => {
    world = await openWorld('real');
    replicas = [await openReplica(), await openReplica()];
  });
  afterAll(async () => {
    for (const { close, cache, limiter } of replicas) {
      await close();
      await cache.close();
      await limiter.close();
    }
    await world[Symbol.asyncDispose]();
  });

  /** One user, whose requests go to the replica of that number. */
  function user() {
    const headers = { 'x-tenant-id': freshName('t', '-'), 'x-user-id': 'ann' };
    async function send(replica: number, method: string, path: string, body?: object): Promise<Response> {
      const json = body && { body: JSON.stringify(body) };
      const type = body && { 'content-type': 'application/json' };
      const served = replicas[replica];
      if (!served) throw new RangeError(`there is no replica ${replica}`);
      return served.request(path, { method, headers: { ...headers, ...type }, ...json });
    }
    return {
      send,
      begin: async (title: string) =>
        conversationSchema.parse(await (await send(0, 'POST', '/api/v1/conversations', { title })).json()).id,
      rename: async (replica: number, id: string, title: string) =>
        expect((await send(replica, 'PATCH', `/api/v1/conversations/${id}`, { title })).status).toBe(200),
      titleBy: async (replica: number, id: string) =>
        conversationSchema.parse(await (await send(replica, 'GET', `/api/v1/conversations/${id}`)).json()).title,
      titles: async (replica: number) =>
        conversationListSchema
          .parse(await (await send(replica, 'GET', '/api/v1/conversations')).json())
          .items.map(({ title }) => title),
    };
  }

  it('show at once what was written at the other', async () => {
    const { begin, rename, titleBy, titles, send } = user();
    const id = await begin('old');
    for (const replica of [0, 1, 1, 0]) expect(await titleBy(replica, id)).toBe('old');
    await rename(1, id, 'new');
    for (const replica of [0, 1]) expect(await titleBy(replica, id)).toBe('new');
    expect(await titles(0)).toEqual(['new']);
    await send(1, 'DELETE', `/api/v1/conversations/${id}`);
    expect(await titles(0)).toEqual([]);
    expect((await send(0, 'GET', `/api/v1/conversations/${id}`)).status).toBe(404);
  });

  it('never show what was before a write that was answered, whatever reads race it', async () => {
    const { begin, rename, titleBy } = user();
    const id = await begin('0');
    let answered = 0;
    let writing = true;
    const stale: object[] = [];
    async function read(replica: number): Promise<void> {
      while (writing) {
        const least = answered;
        const found = Number(await titleBy(replica, id));
        if (found < least) stale.push({ replica, least, found });
      }
    }
    const readers = [0, 0, 1, 1].map(read);
    for (let version = 1; version <= 60; version++) {
      await rename(version % 2, id, String(version));
      answered = version;
    }
    writing = false;
    await Promise.all(readers);
    expect(stale).toEqual([]);
    expect(await titleBy(0, id)).toBe('60');
  });

  it('share the limit of a caller', async () => {
    const { send } = user();
    const statuses: number[] = [];
    for (let count = 0; count < 34; count++) {
      const response = await send(count % 2, 'POST', '/api/v1/search', { query: 'wheel' });
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429, 429, 429]);
  });
});
