import { createClient } from '@connectrpc/connect';
import { dependencyUnavailable } from '@millrace/contracts';
import type { VectorSearch, VectorStore } from '@millrace/ports';
import { VectorService } from '@millrace/protocol';
import { serveRpc } from '@millrace/rpc/testing';
import { expect, it } from 'vitest';
import { vectorService } from './vector-service.ts';

/** A client of the service over a store that has the methods of a test alone. */
async function serving(store: Partial<VectorStore>) {
  const { server, transport } = await serveRpc([vectorService({ of: () => store as VectorStore })]);
  const client = createClient(VectorService, transport);
  return { client, [Symbol.asyncDispose]: () => server.close() };
}

it('tells that the vectors cannot be reached, and why', async () => {
  const ping = () => Promise.reject(dependencyUnavailable('postgres', new Error('connection refused')));
  await using served = await serving({ ping });
  const health = await served.client.health({});
  expect(health.healthy).toBe(false);
  expect(health.message).toMatch(/postgres/);
});

it('searches for ten, of any metadata and without their vectors, where a request does not say', async () => {
  const searches: VectorSearch[] = [];
  const search: VectorStore['search'] = async (_collection, asked) => {
    searches.push(asked);
    return [];
  };
  await using served = await serving({ search });
  await served.client.search({ collectionName: 'mill', queryVector: [1, 0] });
  expect(searches).toEqual([{ vector: [1, 0], topK: 10, includeVector: false }]);
});

it('breaks the work off where the caller goes', async () => {
  const begun = Promise.withResolvers<AbortSignal | undefined>();
  const compact: VectorStore['compact'] = (_collection, options) => {
    begun.resolve(options?.signal);
    return new Promise(() => {});
  };
  await using served = await serving({ compact });
  const leaving = new AbortController();
  const call = served.client.compact({ collectionName: 'mill' }, leaving);
  const signal = await begun.promise;
  leaving.abort();
  await expect(call).rejects.toThrow();
  await expect.poll(() => signal?.aborted).toBe(true);
});

it('keeps the metric of a collection for an index that names none', async () => {
  const made: unknown[] = [];
  const now = new Date();
  await using served = await serving({
    collection: async (name) => ({
      name,
      description: '',
      dimension: 2,
      metric: 'l2',
      index: undefined,
      createdAt: now,
      updatedAt: now,
    }),
    createIndex: async (...call) => void made.push(call.slice(0, 2)),
  });
  await served.client.createIndex({ collectionName: 'mill', indexParams: { indexType: 'AUTOINDEX' } });
  expect(made).toEqual([['mill', { type: 'hnsw', metric: 'l2', params: {} }]]);
});
