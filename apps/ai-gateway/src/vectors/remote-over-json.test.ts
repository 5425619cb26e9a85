import { connectGateway, type Gateway, remoteVectorStores } from '@millrace/client';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { type ServedApp, serve } from '@millrace/http/testing';
import type { VectorStore } from '@millrace/ports';
import { defineRpcApp, overHttp } from '@millrace/rpc';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vectorService } from './vector-service.ts';

const app = defineRpcApp({
  name: 'vectors',
  summary: 'Vectors alone.',
  needs: ['database'],
  settings: z.object({}),
  services: ({ database }) => [vectorService(openVectorStores(database))],
});

describe('a store behind the gateway, over JSON', () => {
  const adminKey = 'the-administrator-of-this-test';
  let fresh: FreshDatabase;
  let served: ServedApp;
  let gateway: Gateway;
  let store: VectorStore;

  beforeAll(async () => {
    fresh = await freshDatabase('embedded');
    served = await serve(overHttp(app), { database: fresh.database }, {}, { access: { adminKey } });
    gateway = connectGateway({ url: served.url, protocol: 'json', apiKey: adminKey });
    store = remoteVectorStores(gateway).of('acme');
  });

  afterAll(async () => {
    gateway?.close();
    await served?.close();
    await fresh?.stop();
  });

  it('does what it does over gRPC', async () => {
    await store.createCollection({
      name: 'papers',
      dimension: 2,
      index: { type: 'hnsw', metric: 'l2', params: { m: 8 } },
    });
    expect(await store.collection('papers')).toMatchObject({ dimension: 2, index: { type: 'hnsw', params: { m: 8 } } });
    await store.insert('papers', [
      { id: 'a', vector: Float32Array.of(0.1, 0.2), metadata: { year: 2024, tags: ['x', null] } },
      { id: 'b', vector: [3, 4], metadata: {} },
    ]);
    expect(await store.get('papers', 'a')).toEqual({
      id: 'a',
      vector: [0.1, 0.2].map(Math.fround),
      metadata: { year: 2024, tags: ['x', null] },
    });
    const found = await store.search('papers', { vector: [0, 0], topK: 5, filter: { year: { $gte: 2000 } } });
    expect(found).toMatchObject([{ id: 'a', vector: [] }]);
    expect((await store.statistics('papers')).vectors).toBe(2);
    expect(await store.delete('papers', ['a', 'b', 'c'])).toBe(2);
    await store.ping();
  });

  it('carries metadata as deep as they may be, and deeper ones to their refusal', async () => {
    const nested = (levels: number) => JSON.parse(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
    const [id = ''] = await store.insert('papers', [{ vector: [1, 2], metadata: nested(190) }]);
    expect((await store.get('papers', id)).metadata).toEqual(nested(190));
    const deeper = store.insert('papers', [{ vector: [1, 2], metadata: nested(300) }]);
    await expect(deeper).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });

  it('throws what the gateway says, by its code', async () => {
    await expect(store.collection('elsewhere')).rejects.toMatchObject({ code: 'VECTOR_COLLECTION_NOT_FOUND' });
    await expect(store.insert('papers', [{ vector: [1], metadata: {} }])).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
    });
    const stranger = connectGateway({ url: served.url, protocol: 'json', apiKey: 'wrong' });
    await expect(remoteVectorStores(stranger).of('acme').listCollections()).rejects.toMatchObject({
      code: 'AUTHENTICATION_ERROR',
    });
    stranger.close();
  });
});
