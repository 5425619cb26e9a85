import { once } from 'node:events';
import { dependencyUnavailable } from '@millrace/contracts';
import type { Bus, TaskStates } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { problemIn, uploadRequest } from '../testing/form.ts';
import { beginForm } from '../testing/streamed-form.ts';
import { openWorld, type WorldOptions } from '../testing/world.ts';

const path = '/api/v1/documents/upload';
const post: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ text: 'Hello' }),
};
const withDepth = (depth: number) => (bus: Bus) => ({ ...bus, depth: async () => depth });
const withUnderWay = (underWay: TaskStates['underWay']) => (states: TaskStates) => ({ ...states, underWay });

describe('an upload that cannot be kept up with', () => {
  it.each<[string, WorldOptions, number, string, number]>([
    [
      'more documents wait to be parsed than may',
      { wrapBus: withDepth(10), settings: { maxQueued: 20 } },
      503,
      'OVERLOADED',
      5,
    ],
    [
      'the broker takes no messages',
      { wrapBus: (bus) => ({ ...bus, ping: () => Promise.reject(dependencyUnavailable('rabbitmq', 'alarm')) }) },
      503,
      'DEPENDENCY_UNAVAILABLE',
      2,
    ],
    [
      'its tenant has too much under way',
      { wrapStates: withUnderWay(async () => 30), settings: { tenantMax: 30 } },
      429,
      'TENANT_OVERLOADED',
      10,
    ],
  ])('is refused where %s: with the time to come again, and nothing stored', async (_why, options, status, code, s) => {
    await using world = await openWorld(options);
    for (const [to, request] of [
      [path, uploadRequest()],
      ['/api/v1/documents', post],
    ] as const) {
      const response = await world.request(to, request);
      const problem = await problemIn(response);
      expect([response.status, problem.code, problem.retryAfter]).toEqual([status, code, s]);
      expect(response.headers.get('retry-after')).toBe(String(s));
    }
    expect(await world.keys()).toEqual([]);
    expect(world.uploaded).toEqual([]);
  });

  it('is refused before any of its body is read', async () => {
    await using world = await openWorld({ wrapBus: withDepth(10), settings: { maxQueued: 20 } });
    const request = beginForm(world.server, path);
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(503);
    request.destroy();
  });

  it('is refused while as many are on their way as may be, and taken once one has ended', async () => {
    await using world = await openWorld({ settings: { maxUploads: 2 } });
    const slow = [beginForm(world.server, path), beginForm(world.server, path)];
    await expect.poll(async () => (await world.request(path, uploadRequest())).status).toBe(503);
    const refused = await problemIn(await world.request('/api/v1/documents', post));
    expect(refused).toMatchObject({ code: 'OVERLOADED', retryAfter: 1 });
    for (const request of slow) request.destroy();
    await expect.poll(async () => (await world.request('/api/v1/documents', post)).status).toBe(202);
  });
});

describe('the priority of a task', () => {
  async function priorities(underWay: TaskStates['underWay'], fields: Record<string, string> = {}) {
    await using world = await openWorld({ wrapStates: withUnderWay(underWay), settings: { tenantInteractive: 5 } });
    const bulk: string[] = [];
    await world.bus.consume('documents.upload.bulk', { prefetch: 100 }, (delivery) => {
      bulk.push(delivery.message.type);
      delivery.ack();
    });
    expect((await world.request(path, uploadRequest({ fields }))).status).toBe(202);
    await expect.poll(() => bulk.length + world.uploaded.length).toBe(1);
    return bulk.length === 1 ? 'bulk' : (world.uploaded[0]?.task.priority ?? 'interactive');
  }

  it('is interactive, unless the caller asks for bulk', async () => {
    expect(await priorities(async () => 4)).toBe('interactive');
    expect(await priorities(async () => 4, { priority: 'bulk' })).toBe('bulk');
  });

  it('is bulk while its tenant has much under way, whatever the caller asks for', async () => {
    expect(await priorities(async () => 5)).toBe('bulk');
    expect(await priorities(async () => 5, { priority: 'interactive' })).toBe('bulk');
  });

  it('is what the caller asks for while Redis is down', async () => {
    const down = () => Promise.reject(dependencyUnavailable('redis', 'down'));
    expect(await priorities(down)).toBe('interactive');
    expect(await priorities(down, { priority: 'bulk' })).toBe('bulk');
  });
});
