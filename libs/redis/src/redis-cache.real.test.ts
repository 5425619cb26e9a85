import { type Cache, silentLogger } from '@millrace/ports';
import { describeCache, freshName, openTcpProxy, realServers, type TcpProxy } from '@millrace/ports/testing';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRedisCache } from './redis-cache.ts';

const { redis: server } = realServers();
const db = 8;
const keyPrefix = `${freshName('cache')}:`;
const minuteMs = 60_000;

const open = (at: { host: string; port: number } = server, prefix = keyPrefix) =>
  openRedisCache({ ...server, host: at.host, port: at.port, db, keyPrefix: prefix, log: silentLogger });

describeCache('in Redis, of two replicas', async () => {
  const one = await open();
  return { one, other: await open() };
});

describe('a cache whose Redis goes away', () => {
  let proxy: TcpProxy;
  let cut: Cache;
  let other: Cache;
  beforeEach(async () => {
    // Keys of its own: a replica that connects leaves behind what all others have kept.
    const prefix = `${freshName('cut')}:`;
    proxy = await openTcpProxy(server);
    other = await open(server, prefix);
    cut = await open(proxy, prefix);
  });
  afterEach(async () => {
    await cut.close();
    await other.close();
    await proxy.close();
  });
  const readBy = (cache: Cache, value: string) => cache.through('scope', 'key', minuteMs, async () => value);
  /** Resolves when the other replica finds what the one that was cut off keeps. */
  async function isBack(): Promise<void> {
    const shared = async () => {
      const sign = freshName('sign');
      await cut.through(sign, 'key', minuteMs, async () => 'of cut');
      return other.through(sign, 'key', minuteMs, async () => 'of other');
    };
    await expect.poll(shared, { timeout: 20_000 }).toBe('of cut');
  }

  it('misses every read meanwhile, and throws nothing', async () => {
    await readBy(cut, 'old');
    proxy.refuse();
    expect(await readBy(cut, 'first')).toBe('first');
    expect(await readBy(cut, 'second')).toBe('second');
    await cut.invalidate('scope');
  });

  it('finds nothing that was kept before, as soon as a replica is back that may have written meanwhile', async () => {
    await readBy(other, 'old');
    expect(await readBy(cut, 'new')).toBe('old');
    proxy.refuse();
    await cut.invalidate('scope');
    proxy.resume();
    await isBack();
    expect(await readBy(other, 'new')).toBe('new');
    expect(await readBy(cut, 'newer')).toBe('new');
  });

  it('opens while Redis is down', async () => {
    proxy.refuse();
    const late = await open(proxy, `${freshName('late')}:`);
    expect(await readBy(late, 'read')).toBe('read');
    await late.close();
  });
});

describe('a cache that is emptied from outside', () => {
  it('takes nothing for valid that a read brings back from before', async () => {
    const prefix = `${freshName('emptied')}:`;
    const cache = await open(server, prefix);
    const raw = new Redis({ ...server, password: server.password ?? '', db });
    const { promise: emptied, resolve: empty } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const slow = cache.through('scope', 'key', minuteMs, async () => {
      begin();
      await emptied;
      return 'old';
    });
    await begun;
    await raw.del(await raw.keys(`${prefix}*`));
    empty();
    await slow;
    expect(await cache.through('scope', 'key', minuteMs, async () => 'new')).toBe('new');
    raw.disconnect();
    await cache.close();
  });
});
