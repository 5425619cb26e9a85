import { taskStateKey } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { anEnvelope, describeTaskStates, freshName, realServers } from '@millrace/ports/testing';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { openRedisTaskStates } from './redis-task-states.ts';

const { redis: server } = realServers();
/** Databases of this file, so that one can be flushed. */
const db = 8;
const flushedDb = 9;
const keyPrefix = `${freshName('states')}:`;

const open = (overrides: { db?: number; ttlSeconds?: number } = {}) =>
  openRedisTaskStates({ ...server, db, ttlSeconds: 600, keyPrefix, log: silentLogger, ...overrides });

const raw = new Redis({ ...server, password: server.password ?? '', db });
afterAll(async () => {
  const keys = await raw.keys(`${keyPrefix}*`);
  if (keys.length > 0) await raw.del(keys);
  raw.disconnect();
});

describeTaskStates('task states in Redis', () => open());

describe('task states in Redis', () => {
  it('lie in a flat hash that any client can read', async () => {
    const states = await open();
    const task = anEnvelope({ name: 'a/b.pdf' });
    const error = { code: 'MODEL_UNAVAILABLE', message: 'busy', retryable: true, stage: 'embedder' };
    await states.record({ task, status: 'queued', attempt: 1 });
    await states.record({
      task,
      status: 'embedding',
      attempt: 2,
      chunks: 20,
      batches: 2,
      embedded: 1,
      error,
      warnings: ['w'],
    });
    expect(await raw.hgetall(keyPrefix + taskStateKey(task.taskId))).toEqual({
      taskId: task.taskId,
      tenant: 'acme',
      collection: 'default',
      documentId: task.documentId,
      name: 'a/b.pdf',
      status: 'embedding',
      rank: '3',
      run: '0',
      attempt: '2',
      chunks: '20',
      batches: '2',
      embedded: '1',
      indexed: '0',
      errorCode: 'MODEL_UNAVAILABLE',
      errorMessage: 'busy',
      errorRetryable: 'true',
      errorStage: 'embedder',
      superseded: 'false',
      warnings: '["w"]',
      acceptedAt: task.acceptedAt,
      updatedAt: expect.any(String),
    });
    await states.close();
  });

  it('live on from each writing for their time, the memberships with them', async () => {
    const states = await open({ ttlSeconds: 100 });
    const task = anEnvelope();
    const key = keyPrefix + taskStateKey(task.taskId);
    const keys = [key, `${key}:embedded`, `${key}:indexed`];
    await states.record({ task, status: 'indexing', attempt: 1, embedded: 0, indexed: 0 });
    for (const each of keys) await raw.expire(each, 5);
    await states.record({ task, status: 'indexing', attempt: 1, embedded: 0, indexed: 0 });
    for (const each of keys) expect(await raw.ttl(each)).toBeGreaterThan(90);
    await states.close();
  });

  it('count as under way for an hour after they were heard of', async () => {
    const states = await open();
    const tenant = freshName('tenant', '-');
    const key = `${keyPrefix}millrace:under-way:${tenant}`;
    const [gone, task] = [anEnvelope({ tenant }), anEnvelope({ tenant })];
    await states.record({ task: gone, status: 'queued', attempt: 1 });
    await raw.zincrby(key, -3600, gone.taskId);
    expect(await states.underWay(tenant)).toBe(0);
    await states.record({ task, status: 'queued', attempt: 1 });
    expect(await states.underWay(tenant)).toBe(1);
    expect(await raw.zrange(key, '0', '-1')).toEqual([task.taskId]);
    expect(await raw.ttl(key)).toBeGreaterThan(3590);
    await states.close();
  });

  it('are unknown where a hash is not whole, and made whole by the next update', async () => {
    const states = await open();
    const task = anEnvelope();
    await raw.hset(keyPrefix + taskStateKey(task.taskId), { status: 'completed', rank: '9' });
    expect(await states.get(task.taskId)).toBeUndefined();
    await states.record({ task, status: 'queued', attempt: 1 });
    expect(await states.get(task.taskId)).toMatchObject({ status: 'queued', acceptedAt: task.acceptedAt });
    await states.close();
  });

  it('are lost by a flush, and go on after it', async () => {
    const states = await open({ db: flushedDb });
    const [task, documentId] = [anEnvelope(), anEnvelope().documentId];
    await states.record({ task, status: 'parsing', attempt: 1 });
    await states.acceptanceTime('acme', documentId);
    const admin = new Redis({ ...server, password: server.password ?? '', db: flushedDb });
    await admin.flushdb();
    await admin.script('FLUSH');
    admin.disconnect();
    expect(await states.get(task.taskId)).toBeUndefined();
    await Promise.all(
      [0, 1, 2].map((embedded) => states.record({ task, status: 'embedding', attempt: 1, batches: 3, embedded })),
    );
    expect(await states.get(task.taskId)).toMatchObject({ status: 'embedding', progress: { batches: 3, embedded: 3 } });
    expect(await states.acceptanceTime('acme', documentId)).toBeGreaterThan(0);
    await states.close();
  });
});
