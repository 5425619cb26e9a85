import { silentLogger } from '@millrace/ports';
import { describeRateLimiter, freshName, openTcpProxy, realServers } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { openRedisRateLimiter } from './redis-rate-limiter.ts';

const { redis: server } = realServers();
const keyPrefix = `${freshName('rates')}:`;
const minute = { limit: 2, windowSeconds: 60 };

const open = (at: { host: string; port: number } = server) =>
  openRedisRateLimiter({ ...server, host: at.host, port: at.port, db: 8, keyPrefix, log: silentLogger });

describeRateLimiter('in Redis', () => open());

describe('rate limiters of two replicas', () => {
  it('share one count', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const key = freshName('caller');
    const verdicts = [];
    for (const limiter of [one, other, one, other]) verdicts.push(await limiter.take(key, minute));
    expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, false, false]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('a rate limiter without Redis', () => {
  it('counts in its process, and shares the count again when Redis is back', async () => {
    const proxy = await openTcpProxy(server);
    const [cut, other] = await Promise.all([open(proxy), open()]);
    const [alone, shared] = [freshName('caller'), freshName('caller')];
    await other.take(shared, minute);
    await other.take(shared, minute);
    proxy.refuse();
    const verdicts = [];
    for (let count = 0; count < 3; count++) verdicts.push(await cut.take(alone, minute));
    expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, false]);
    proxy.resume();
    await expect.poll(async () => (await cut.take(shared, minute)).allowed, { timeout: 20_000 }).toBe(false);
    await Promise.all([cut.close(), other.close()]);
    await proxy.close();
  });

  it('opens while Redis is down', async () => {
    const proxy = await openTcpProxy(server);
    proxy.refuse();
    const limiter = await open(proxy);
    expect((await limiter.take(freshName('caller'), minute)).allowed).toBe(true);
    await limiter.close();
    await proxy.close();
  });
});
