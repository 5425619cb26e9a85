import { MillraceError, searchResponseSchema } from '@millrace/contracts';
import type { EmbeddingModels } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, openWorld, type Tenant, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const noModel: EmbeddingModels = {
  open: () => ({
    key: 'none',
    dimension: 384,
    embed: () => Promise.reject(new MillraceError('MODEL_UNAVAILABLE', 'the endpoint does not answer')),
  }),
};

async function search(tenant: Tenant, body: object) {
  const response = await tenant.post('/api/v1/search', body);
  expect(response.status).toBe(200);
  return searchResponseSchema.parse(await response.json());
}

describe('POST /api/v1/search', () => {
  it('finds passages by words and vectors, best first', async () => {
    const tenant = world.tenant();
    const task = await tenant.index(['The mill race leads water over the wheel.', 'Bread is baked at night.'], {
      name: 'mill.txt',
      metadata: { year: 1894 },
    });
    const { hits, tookMs } = await search(tenant, { query: 'what leads water to the mill wheel?' });
    expect(hits[0]).toMatchObject({
      documentId: task.documentId,
      name: 'mill.txt',
      metadata: { year: 1894 },
      text: 'The mill race leads water over the wheel.',
      chunk: 0,
    });
    expect(hits[0]?.score).toBeGreaterThan(0.9);
    expect(hits[0]?.scores.dense).toBeGreaterThan(0.3);
    expect(tookMs).toBeGreaterThan(0);
  });

  it('finds Chinese by Chinese', async () => {
    const tenant = world.tenant();
    await tenant.index(['水渠把水引到水车上，带动石磨。', '黑豹队的防守只丢了 308 分。']);
    const { hits } = await search(tenant, { query: '黑豹队丢了多少分？', limit: 1 });
    expect(hits.map(({ text }) => text)).toEqual(['黑豹队的防守只丢了 308 分。']);
  });

  it('takes collection, filter, documents and weights', async () => {
    const tenant = world.tenant();
    const one = await tenant.index(['fox one'], { collection: 'fables', metadata: { year: 1894 } });
    await tenant.index(['fox two'], { collection: 'fables', metadata: { year: 1900 } });
    await tenant.index(['fox three']);
    const inFables = { query: 'fox', collection: 'fables' };
    expect((await search(tenant, inFables)).hits).toHaveLength(2);
    expect((await search(tenant, { ...inFables, filter: { year: 1894 } })).hits).toHaveLength(1);
    expect((await search(tenant, { ...inFables, documentIds: [one.documentId] })).hits).toHaveLength(1);
    const { hits } = await search(tenant, { ...inFables, weights: { lexical: 1, dense: 0 } });
    expect(hits.map(({ scores }) => scores.dense)).toEqual([0, 0]);
  });

  it('gives the details that are asked for, and pages', async () => {
    const tenant = world.tenant();
    await tenant.index(['The mill race.', 'Two mills were running.', 'The end.']);
    const query = { query: 'running mills', perDocument: 2, highlight: true, neighbours: 1, explain: true };
    const { hits, more, evidence } = await search(tenant, query);
    expect([hits.length, more]).toEqual([1, false]);
    const [hit] = hits;
    expect(hit?.text).toBe('Two mills were running.');
    expect(hit?.highlights).toEqual([
      [4, 9],
      [15, 22],
    ]);
    expect([hit?.before?.[0]?.text, hit?.after?.[0]?.text]).toEqual(['The mill race.', 'The end.']);
    expect(hit?.others?.map(({ text, highlights }) => [text, highlights])).toEqual([['The mill race.', [[4, 8]]]]);
    expect(hit?.explanation?.terms.map(({ term }) => term).sort()).toEqual(['mill', 'run']);
    expect(evidence).toBe(hit?.evidence);
    const pages = [
      await search(tenant, { query: 'mill', limit: 1 }),
      await search(tenant, { query: 'mill', skip: 1, limit: 1 }),
    ];
    expect(pages.map((page) => page.more)).toEqual([true, expect.any(Boolean)]);
    expect(new Set(pages.map((page) => page.hits[0]?.chunk)).size).toBe(2);
  });

  it('searches several collections, and names the one that is missing', async () => {
    const tenant = world.tenant();
    await tenant.index(['fox one'], { collection: 'fables' });
    await tenant.index(['fox two'], { collection: 'poems' });
    const { hits } = await search(tenant, { query: 'fox', collection: ['fables', 'poems', 'fables'] });
    expect(hits.map(({ collection }) => collection).sort()).toEqual(['fables', 'poems']);
    const response = await tenant.post('/api/v1/search', { query: 'fox', collection: ['fables', 'laws'] });
    expect([response.status, await codeIn(response)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
  });

  it('finds nothing in the default collection before anything was put into it', async () => {
    expect((await search(world.tenant(), { query: 'fox' })).hits).toEqual([]);
  });

  it('shows a tenant nothing of another', async () => {
    const [ours, theirs] = [world.tenant(), world.tenant()];
    const { documentId } = await ours.index(['our fox']);
    expect((await search(theirs, { query: 'fox', documentIds: [documentId] })).hits).toEqual([]);
  });

  it('answers 404 for a collection that nobody made', async () => {
    const response = await world.tenant().post('/api/v1/search', { query: 'fox', collection: 'nowhere' });
    expect([response.status, await codeIn(response)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
  });

  it.each([
    ['no query', {}],
    ['an empty query', { query: '  ' }],
    ['a query over 4,096 characters', { query: 'x'.repeat(4097) }],
    ['too many hits', { query: 'fox', limit: 101 }],
    ['a page past place 1,000', { query: 'fox', skip: 991 }],
    ['more passages than an answer holds', { query: 'fox', limit: 50, perDocument: 20, neighbours: 1 }],
    ['a filter that asks nothing', { query: 'fox', filter: { year: {} } }],
    ['a filter by what is no condition', { query: 'fox', filter: { year: { like: 'x' } } }],
    ['a filter by a list', { query: 'fox', filter: { year: [1] } }],
    ['a time that is none', { query: 'fox', accepted: { from: 'yesterday' } }],
    ['no collection', { query: 'fox', collection: [] }],
    ['a document id that is none', { query: 'fox', documentIds: ["'"] }],
    ['a weight over 1', { query: 'fox', weights: { dense: 2 } }],
    ['a collection that is no name', { query: 'fox', collection: '../x' }],
  ])('refuses %s', async (_what, body) => {
    const response = await world.tenant().post('/api/v1/search', body);
    expect([response.status, await codeIn(response)]).toEqual([400, 'VALIDATION_ERROR']);
  });

  it.each([
    ['quotes', "' or 1=1; --"],
    ['a NUL', 'fox\u0000'],
    ['emoji', '🦊'],
    ['wildcards', '%\\_'],
    ['4,000 characters', 'fox '.repeat(1000)],
  ])('takes a query with %s', async (_what, query) => {
    await search(world.tenant(), { query });
  });

  it('says that the model does not answer, and never searches with another', async () => {
    await using server = await world.serve({ models: noModel });
    const response = await server.request('/api/v1/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'fox' }),
    });
    expect([response.status, await codeIn(response)]).toEqual([503, 'MODEL_UNAVAILABLE']);
  });

  it('asks no model where vectors have no weight', async () => {
    await using server = await world.serve({ models: noModel, settings: { denseWeight: 0 } });
    const response = await server.request('/api/v1/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'fox' }),
    });
    expect(response.status).toBe(200);
  });
});
