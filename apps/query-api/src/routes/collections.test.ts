import {
  type CollectionRequest,
  collectionListSchema,
  collectionSchema,
  collectionSettingsSchema,
  objectKeys,
} from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, openWorld, type Tenant, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const make = (tenant: Tenant, request: CollectionRequest) => tenant.post('/api/v1/collections', request);

async function storedSettings(tenant: Tenant, name: string): Promise<unknown> {
  return JSON.parse(Buffer.from(await world.objects.get(objectKeys.collection(tenant.name, name))).toString('utf8'));
}

describe('POST /api/v1/collections', () => {
  it('makes a collection whose settings lie in the object store, where tasks are pinned to them', async () => {
    const tenant = world.tenant();
    const response = await make(tenant, { name: 'fables', settings: { chunking: { maxTokens: 200 } } });
    expect(response.status).toBe(201);
    const settings = collectionSettingsSchema.parse({ chunking: { maxTokens: 200 } });
    expect(collectionSchema.parse(await response.json())).toMatchObject({
      name: 'fables',
      settings,
      documents: 0,
      chunks: 0,
    });
    expect(await storedSettings(tenant, 'fables')).toEqual(settings);
    const search = await tenant.post('/api/v1/search', { query: 'fox', collection: 'fables' });
    expect(search.status).toBe(200);
  });

  it('refuses a name that is taken and leaves its settings as they are', async () => {
    const tenant = world.tenant();
    await make(tenant, { name: 'fables' });
    const response = await make(tenant, { name: 'fables', settings: { chunking: { maxTokens: 200 } } });
    expect([response.status, await codeIn(response)]).toEqual([409, 'DUPLICATE_RECORD']);
    expect(await storedSettings(tenant, 'fables')).toEqual(collectionSettingsSchema.parse({}));
  });

  it('lets two tenants use one name', async () => {
    const [one, other] = [world.tenant(), world.tenant()];
    expect((await make(one, { name: 'fables' })).status).toBe(201);
    expect((await make(other, { name: 'fables' })).status).toBe(201);
  });

  it('ends what a process left half made: settings stored, no row', async () => {
    const tenant = world.tenant();
    const settings = collectionSettingsSchema.parse({ chunking: { maxTokens: 200 } });
    await world.objects.put(objectKeys.collection(tenant.name, 'fables'), JSON.stringify(settings));
    expect((await tenant.get('/api/v1/collections/fables')).status).toBe(404);
    const same = await make(tenant, { name: 'fables', settings: { chunking: { maxTokens: 200 } } });
    expect(same.status).toBe(201);
  });

  it('keeps the stored settings where the caller that ends it wants others', async () => {
    const tenant = world.tenant();
    const settings = collectionSettingsSchema.parse({ chunking: { maxTokens: 200 } });
    await world.objects.put(objectKeys.collection(tenant.name, 'fables'), JSON.stringify(settings));
    const other = await make(tenant, { name: 'fables' });
    expect([other.status, await codeIn(other)]).toEqual([409, 'DUPLICATE_RECORD']);
    expect(await (await tenant.get('/api/v1/collections/fables')).json()).toMatchObject({ settings });
  });

  it.each([
    ['a name with a slash', { name: '../x' }],
    ['a model that is not there', { name: 'x', settings: { embedding: { provider: 'nobody' } } }],
    ['a chunk of no tokens', { name: 'x', settings: { chunking: { maxTokens: 0 } } }],
  ])('refuses %s', async (_what, body) => {
    const tenant = world.tenant();
    const response = await tenant.post('/api/v1/collections', body);
    expect([response.status, await codeIn(response)]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await tenant.get('/api/v1/collections/x')).status).toBe(404);
  });
});

describe('GET /api/v1/collections', () => {
  it('lists `default` from the start, and the others by name with what is in them', async () => {
    const tenant = world.tenant();
    const list = async () => collectionListSchema.parse(await (await tenant.get('/api/v1/collections')).json());
    expect(await list()).toMatchObject({ total: 1, items: [{ name: 'default', documents: 0, chunks: 0 }] });
    await make(tenant, { name: 'fables' });
    await tenant.index(['one', 'two'], { collection: 'fables' });
    await tenant.index(['three']);
    expect(await list()).toMatchObject({
      total: 2,
      items: [
        { name: 'default', documents: 1, chunks: 1 },
        { name: 'fables', documents: 1, chunks: 2 },
      ],
    });
  });
});

describe('GET /api/v1/collections/{name}', () => {
  it('shows `default` before anything was put into it', async () => {
    const response = await world.tenant().get('/api/v1/collections/default');
    expect(collectionSchema.parse(await response.json())).toEqual({
      name: 'default',
      settings: collectionSettingsSchema.parse({}),
      documents: 0,
      chunks: 0,
    });
  });

  it('answers 404 for one that nobody made', async () => {
    const response = await world.tenant().get('/api/v1/collections/nowhere');
    expect([response.status, await codeIn(response)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
  });
});
