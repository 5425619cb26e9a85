import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Logger, type Schedule, silentLogger } from '@millrace/ports';
import { aScheduledJob, describeSchedule, freshName, openTcpProxy, realServers } from '@millrace/ports/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBullmqSchedule } from './bullmq-schedule.ts';
import { checkEvictionPolicy } from './eviction-policy.ts';

const { redis: server } = realServers();
const raw = new Redis({ ...server, password: server.password ?? '' });
const prefixes: string[] = [];

afterAll(async () => {
  for (const prefix of prefixes) await forget(prefix);
  raw.disconnect();
});

function freshPrefix(): string {
  const prefix = freshName('clock');
  prefixes.push(prefix);
  return prefix;
}

/** As a flush of Redis does it to those who keep their keys below `prefix`. */
async function forget(prefix: string): Promise<void> {
  const keys = await raw.keys(`${prefix}:*`);
  if (keys.length > 0) await raw.del(keys);
}

describeSchedule('BullMQ', (log) => openBullmqSchedule({ ...server, prefix: freshPrefix(), log }));

describe('schedules on one Redis', () => {
  let prefix: string;
  let opened: Schedule[];
  beforeEach(() => {
    prefix = freshPrefix();
    opened = [];
  });
  afterEach(() => Promise.all(opened.map((schedule) => schedule.close())));

  function open(at: { host: string; port: number } = server, log: Logger = silentLogger): Schedule {
    const schedule = openBullmqSchedule({ ...server, ...at, prefix, log });
    opened.push(schedule);
    return schedule;
  }

  it('do each run once, one after the other', async () => {
    const begun: number[] = [];
    let atOnce = 0;
    let mostAtOnce = 0;
    const counting = (processNumber: number) =>
      aScheduledJob('shared', 30, async () => {
        begun.push(processNumber);
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        await raw.ping();
        atOnce -= 1;
      });
    const seldom = [0, 1, 2].map(() => aScheduledJob('seldom', 3_600_000));
    await Promise.all(seldom.map((job, number) => open().start([counting(number), job])));
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBeGreaterThan(20);
    expect(mostAtOnce).toBe(1);
    expect(seldom.map((job) => job.begun).toSorted()).toEqual([0, 0, 1]);
  });

  it('go on by themselves after Redis was flushed', async () => {
    const job = aScheduledJob('flushed', 3_600_000);
    await open().start([job]);
    await job.runs(1);
    await forget(prefix);
    await job.runs(2);
  });

  it('take up what a killed process held', async () => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'testing/held-job-main.ts'),
        JSON.stringify({ ...server, prefix }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    const job = aScheduledJob('held', 3_600_000);
    await open().start([job]);
    child.kill('SIGKILL');
    await job.runs(1);
  });

  it('hand over at once what a process had to break off', async () => {
    const breaking = aScheduledJob('long', 3_600_000, async (signal) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
    const first = open();
    await first.start([breaking]);
    await breaking.runs(1);
    const taking = aScheduledJob('long', 3_600_000);
    await open().start([taking]);
    await first.close();
    await taking.runs(1);
  });

  it('forget the jobs that there are no more', async () => {
    const [kept, dropped] = [aScheduledJob('kept', 3_600_000), aScheduledJob('dropped', 3_600_000)];
    const before = open();
    await before.start([kept, dropped]);
    await Promise.all([kept.runs(1), dropped.runs(1)]);
    await before.close();
    await open().start([kept]);
    expect(await raw.keys(`${prefix}:dropped:*`)).toEqual([]);
    expect(await raw.smembers(`${prefix}:jobs`)).toEqual(['kept']);
  });

  it('start and stop while Redis is down, say so, and begin when it is there', async () => {
    const proxy = await openTcpProxy(server);
    proxy.refuse();
    const job = aScheduledJob('late', 3_600_000);
    const [waiting, leaving] = [open(proxy), open(proxy)];
    await Promise.all([waiting.start([job]), leaving.start([job])]);
    await leaving.close();
    await expect(waiting.ping()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'redis' });
    proxy.resume();
    await job.runs(1);
    await expect.poll(() => waiting.ping().then(() => 'up', String), { timeout: 20_000 }).toBe('up');
    await proxy.close();
  });

  it('end with their run when Redis is lost in the middle of it', async () => {
    const proxy = await openTcpProxy(server);
    const job = aScheduledJob('cut', 3_600_000, async (signal) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
    const schedule = open(proxy);
    await schedule.start([job]);
    await job.runs(1);
    proxy.refuse();
    await schedule.close();
    await proxy.close();
  });

  it('warn of a Redis that may evict their keys', async () => {
    const told: object[] = [];
    const log = { ...silentLogger, warn: (fields: object) => told.push(fields) };
    await checkEvictionPolicy(raw, log);
    expect(told).toEqual([]);
    const evicting = { info: async () => '# Memory\r\nmaxmemory_policy:allkeys-lru\r\nx:1\r\n' };
    await checkEvictionPolicy(evicting, log);
    expect(told).toEqual([{ policy: 'allkeys-lru' }]);
  });
});
