import { openDatabase } from '@millrace/database';
import type { VectorStore } from '@millrace/ports';
import { expect, test } from 'vitest';
import { openVectorStores } from '../open-vector-stores.ts';

const flat = { type: 'flat', metric: 'cosine', params: {} } as const;
const calls: Readonly<Record<string, (store: VectorStore) => Promise<unknown>>> = {
  createCollection: (store) => store.createCollection({ name: 'papers', dimension: 2 }),
  dropCollection: (store) => store.dropCollection('papers'),
  hasCollection: (store) => store.hasCollection('papers'),
  listCollections: (store) => store.listCollections(),
  collection: (store) => store.collection('papers'),
  statistics: (store) => store.statistics('papers'),
  createIndex: (store) => store.createIndex('papers', flat),
  dropIndex: (store) => store.dropIndex('papers'),
  hasIndex: (store) => store.hasIndex('papers'),
  compact: (store) => store.compact('papers'),
  ping: (store) => store.ping(),
};

test.each(Object.entries(calls))('%s says that the database does not answer', async (_, call) => {
  // Nobody may listen there without being told to.
  const database = openDatabase({ host: '127.0.0.1', port: 1, user: 'x', password: 'x', database: 'x' });
  const unavailable = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'postgres' };
  await expect(call(openVectorStores(database).of('acme'))).rejects.toMatchObject(unavailable);
  await database.end();
});
