import { once } from 'node:events';
import { bulkQueue, documentChunked, objectKeys, taskStateSchema } from '@millrace/contracts';
import { acceptGeneration } from '@millrace/database';
import { aBusMessage, freshName } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FleetWorld, openFleetWorld } from './testing/fleet-world.ts';
import { acceptedIn, refusalIn, uploadRequest } from './testing/form.ts';
import { beginForm, mebibyte, streamedForm } from './testing/streamed-form.ts';

const path = '/api/v1/documents/upload';

let world: FleetWorld;
beforeAll(async () => {
  world = await openFleetWorld({ settings: { maxUploadBytes: 20 * mebibyte, uploadTimeoutMs: 10_000 } });
});
afterAll(() => world[Symbol.asyncDispose]());

const upload = (init: RequestInit) => world.server.request(path, init);
const taskOf = async (taskId: string) =>
  taskStateSchema.parse(await (await world.server.request(`/api/v1/tasks/${taskId}`)).json());

describe('the ingest API over RabbitMQ, Redis, Postgres and S3', () => {
  it('is healthy when all of them are', async () => {
    const health = await world.server.request('/api/v1/health');
    expect(await health.json()).toEqual({ status: 'ok', postgres: 'ok', redis: 'ok', rabbitmq: 'ok', objects: 'ok' });
  });

  it('accepts an upload in several parts: stored whole, on the parser’s queue, shown by Redis', async () => {
    const { taskId } = await acceptedIn(await upload(streamedForm(20)));
    expect((await world.objects.head(objectKeys.original(taskId)))?.bytes).toBe(20 * mebibyte);
    expect(await world.states.get(taskId)).toMatchObject({ taskId, status: 'queued' });
    expect(await taskOf(taskId)).toMatchObject({ taskId, status: 'queued' });
    await expect.poll(() => world.uploaded.map(({ task }) => task.taskId)).toContain(taskId);
  });

  it('leaves nothing of an upload past the limit, one that breaks off, and one with a field after its file', async () => {
    const before = await world.keys();
    expect(await refusalIn(await upload(streamedForm(21)))).toEqual([413, 'PAYLOAD_TOO_LARGE']);

    const broken = beginForm(world.server, path);
    await once(broken, 'socket');
    broken.destroy();

    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(6 * mebibyte)]), 'a.txt');
    form.append('collection', 'default');
    expect(await refusalIn(await upload({ method: 'POST', body: form }))).toEqual([400, 'FIELD_AFTER_FILE']);
    await expect.poll(() => world.keys()).toEqual(before);
  });

  it('makes one task of requests with one Idempotency-Key that come at once', async () => {
    const request = () => uploadRequest({ headers: { 'idempotency-key': 'at-once' } });
    const accepted = await Promise.all(Array.from({ length: 6 }, async () => acceptedIn(await upload(request()))));
    const ids = new Set(accepted.map(({ taskId }) => taskId));
    expect(ids.size).toBe(1);
    const [taskId = ''] = ids;
    await expect.poll(() => world.uploaded.filter(({ task }) => task.taskId === taskId).length).toBeGreaterThan(0);
    const envelopes = world.uploaded
      .filter(({ task }) => task.taskId === taskId)
      .map(({ task }) => JSON.stringify(task));
    expect(new Set(envelopes).size).toBe(1);
  });

  it('keeps a Chinese name, in the metadata of the original too', async () => {
    const { taskId } = await acceptedIn(await upload(uploadRequest({ name: '季度报告.txt' })));
    expect(await taskOf(taskId)).toMatchObject({ name: '季度报告.txt' });
    const { metadata } = (await world.objects.head(objectKeys.original(taskId))) ?? {};
    expect(metadata?.envelope).toMatch(/^[\w-]+$/);
  });

  it('answers the same bytes to the same document with the task that brought them', async () => {
    const send = () => upload(uploadRequest({ fields: { externalId: 'the same' } }));
    const first = await acceptedIn(await send());
    await expect.poll(() => world.uploaded.find(({ task }) => task.taskId === first.taskId)).toBeDefined();
    for (const { task, ...facts } of world.uploaded) {
      await acceptGeneration(world.database, task, { ...facts, status: 'queued', at: new Date() });
    }
    const before = await world.keys();
    for (let again = 0; again < 2; again++) {
      expect(await acceptedIn(await send())).toEqual({ ...first, unchanged: true });
    }
    expect(await world.keys()).toEqual(before);
  });

  it('pins the ETag of an object that the caller has placed', async () => {
    await world.objects.put('incoming/default/a.txt', 'placed');
    const response = await world.server.request('/api/v1/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ objectKey: 'incoming/default/a.txt' }),
    });
    const { taskId } = await acceptedIn(response);
    const { etag } = (await world.objects.head('incoming/default/a.txt')) ?? {};
    await expect.poll(() => world.uploaded.find(({ task }) => task.taskId === taskId)?.task.original.etag).toBe(etag);
  });
});

describe('the door over RabbitMQ and Redis', () => {
  it('lets a tenant’s uploads pass as bulk past its cap, refuses them past its limit, and all past a full queue', async () => {
    const settings = { tenantInteractive: 1, tenantMax: 2, maxQueuedLater: 1 };
    await using small = await openFleetWorld({ settings });
    const bulk: string[] = [];
    await small.bus.consume(bulkQueue('documents.upload'), { prefetch: 10 }, (delivery) => {
      bulk.push(delivery.message.type);
      delivery.ack();
    });
    const send = (tenant: string) => small.server.request(path, uploadRequest({ headers: { 'x-tenant-id': tenant } }));
    const tenant = freshName('tenant', '-');
    expect((await send(tenant)).status).toBe(202);
    expect((await send(tenant)).status).toBe(202);
    expect(await refusalIn(await send(tenant))).toEqual([429, 'TENANT_OVERLOADED']);
    await expect.poll(() => [small.uploaded.length, bulk.length]).toEqual([1, 1]);

    await small.bus.publish(aBusMessage({ type: documentChunked.type }));
    await expect.poll(async () => (await send(freshName('tenant', '-'))).status, { timeout: 10_000 }).toBe(503);
    expect(await refusalIn(await send(freshName('tenant', '-')))).toEqual([503, 'OVERLOADED']);
  });
});
