import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { silentLogger, type TaskStates } from '@millrace/ports';
import { anEnvelope, freshName, hear, openTcpProxy, realServers, type TcpProxy } from '@millrace/ports/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRedisTaskStates } from './redis-task-states.ts';

const { redis: server } = realServers();
const unavailable = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'redis' };

const open = (at: { host: string; port: number }): Promise<TaskStates> =>
  openRedisTaskStates({
    ...server,
    host: at.host,
    port: at.port,
    db: 8,
    ttlSeconds: 60,
    keyPrefix: `${freshName('outage')}:`,
    log: silentLogger,
  });

describe('task states when Redis goes away', () => {
  let proxy: TcpProxy;
  beforeEach(async () => {
    proxy = await openTcpProxy(server);
  });
  afterEach(() => proxy.close());

  it('lose no update when connections break under load', async () => {
    const states = await open(proxy);
    const task = anEnvelope();
    for (let wave = 0; wave < 5; wave++) {
      const ordinals = Array.from({ length: 40 }, (_, index) => wave * 40 + index);
      const records = ordinals.map((embedded) => states.record({ task, status: 'embedding', attempt: 1, embedded }));
      setImmediate(() => proxy.drop());
      await Promise.all(records);
    }
    expect((await states.get(task.taskId))?.progress.embedded).toBe(200);
    await states.close();
  });

  it('refuse calls during a long outage, give acceptance times by the local clock, and come back by themselves', async () => {
    const states = await open(proxy);
    const task = anEnvelope();
    await states.record({ task, status: 'queued', attempt: 1 });
    proxy.refuse();
    await expect(states.record({ task, status: 'parsing', attempt: 1 })).rejects.toMatchObject(unavailable);
    await expect(states.get(task.taskId)).rejects.toMatchObject(unavailable);
    await expect(states.ping()).rejects.toMatchObject(unavailable);
    await expect(states.subscribe(task.taskId, () => {})).rejects.toMatchObject(unavailable);
    const before = Date.now();
    expect(await states.acceptanceTime(task.tenant, task.documentId)).toBeGreaterThanOrEqual(before);
    proxy.resume();
    await expect
      .poll(
        () =>
          states.ping().then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 20_000 },
      )
      .toBe('up');
    await states.record({ task, status: 'chunking', attempt: 1 });
    expect(await states.get(task.taskId)).toMatchObject({ status: 'chunking' });
    await states.close();
  });

  it('tell subscribers after a break what they missed, and go on', async () => {
    const [states, other] = await Promise.all([openShared(proxy), openShared(server)]);
    const task = anEnvelope();
    await other.record({ task, status: 'queued', attempt: 1 });
    const heard = await hear(states, task.taskId);
    proxy.refuse();
    await other.record({ task, status: 'parsing', attempt: 1 });
    proxy.resume();
    await heard.until(({ status }) => status === 'parsing');
    await other.record({ task, status: 'chunking', attempt: 1 });
    await heard.until(({ status }) => status === 'chunking');
    await heard.stop();
    await states.close();
    await other.close();
  });

  it('open while Redis is down, and answer once it is up', async () => {
    proxy.refuse();
    const states = await open(proxy);
    await expect(states.ping()).rejects.toMatchObject(unavailable);
    proxy.resume();
    await expect
      .poll(
        () =>
          states.ping().then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 20_000 },
      )
      .toBe('up');
    await states.close();
  });

  it('open where a server takes the connection and says nothing', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const states = await open({ host: '127.0.0.1', port: (mute.address() as AddressInfo).port });
    await expect(states.ping()).rejects.toMatchObject(unavailable);
    await states.close();
    mute.close();
  });

  it('refuse whoever calls after they were closed', async () => {
    const states = await open(proxy);
    await states.close();
    await states.close();
    await expect(states.ping()).rejects.toMatchObject(unavailable);
  });
});

const sharedPrefix = `${freshName('shared')}:`;

function openShared(at: { host: string; port: number }): Promise<TaskStates> {
  const options = { db: 8, ttlSeconds: 60, keyPrefix: sharedPrefix, log: silentLogger };
  return openRedisTaskStates({ ...server, host: at.host, port: at.port, ...options });
}
