import { randomUUID } from 'node:crypto';
import { documentListSchema, documentSchema } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, openWorld, type Tenant, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const list = async (tenant: Tenant, query = '') =>
  documentListSchema.parse(await (await tenant.get(`/api/v1/documents${query}`)).json());

describe('GET /api/v1/documents', () => {
  it('lists the documents of the tenant and of one collection', async () => {
    const [tenant, other] = [world.tenant(), world.tenant()];
    await tenant.index(['one'], { name: 'one.txt' });
    await tenant.index(['two'], { name: 'two.txt', collection: 'second' });
    await other.index(['three'], { name: 'three.txt' });
    expect((await list(tenant)).items.map(({ name }) => name).sort()).toEqual(['one.txt', 'two.txt']);
    expect(await list(tenant, '?collection=second')).toMatchObject({ total: 1, items: [{ name: 'two.txt' }] });
  });

  it('pages through them, newest first', async () => {
    const tenant = world.tenant();
    for (const name of ['a', 'b', 'c']) await tenant.index([name], { name });
    const first = await list(tenant, '?limit=2');
    const second = await list(tenant, '?limit=2&skip=2');
    expect([first.total, second.total]).toEqual([3, 3]);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it('is empty for a tenant that has put nothing in', async () => {
    expect(await list(world.tenant(), '?collection=default')).toEqual({ items: [], total: 0 });
  });

  it('answers 404 for a collection that nobody made and 400 for a page that is none', async () => {
    const unknown = await world.tenant().get('/api/v1/documents?collection=nowhere');
    expect([unknown.status, await codeIn(unknown)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
    const wrong = await world.tenant().get('/api/v1/documents?limit=201');
    expect([wrong.status, await codeIn(wrong)]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('GET /api/v1/documents/{documentId}', () => {
  it('shows a document with the task that search answers from', async () => {
    const tenant = world.tenant();
    const task = await tenant.index(['one', 'two'], { name: 'one.txt', externalId: 'e-1', metadata: { year: 1894 } });
    const response = await tenant.get(`/api/v1/documents/${task.documentId}`);
    expect(documentSchema.parse(await response.json())).toMatchObject({
      documentId: task.documentId,
      collection: 'default',
      externalId: 'e-1',
      name: 'one.txt',
      metadata: { year: 1894 },
      chunks: 2,
      status: 'completed',
      liveTaskId: task.taskId,
      taskId: task.taskId,
    });
  });

  it('does not know a document of another tenant, nor one that is not there', async () => {
    const { documentId } = await world.tenant().index(['theirs']);
    for (const id of [documentId, randomUUID()]) {
      const response = await world.tenant().get(`/api/v1/documents/${id}`);
      expect([response.status, await codeIn(response)]).toEqual([404, 'RECORD_NOT_FOUND']);
    }
    expect((await world.tenant().get('/api/v1/documents/1')).status).toBe(400);
  });
});
