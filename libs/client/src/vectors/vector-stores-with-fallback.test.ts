import { ConnectError } from '@connectrpc/connect';
import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { NewVectorRecord, VectorStore } from '@millrace/ports';
import { expect, it } from 'vitest';
import { countedFallback } from '../testing/ai-behind.ts';
import { failingStore } from '../testing/failing-store.ts';
import { vectorStoresWithFallback } from './vector-stores-with-fallback.ts';

const lost = dependencyUnavailable('gateway', new ConnectError('the connection broke off'));
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const neverReached = dependencyUnavailable('gateway', new ConnectError('refused', 14, undefined, undefined, refused));

/** Keeps ids only, and throws as a store does where one is there already. */
function idStore(): VectorStore & { readonly ids: Set<string> } {
  const ids = new Set<string>();
  const put = (records: readonly NewVectorRecord[]) => {
    const given = records.map(({ id = 'none' }) => id);
    for (const id of given) ids.add(id);
    return given;
  };
  const store = failingStore(new Error('not asked for here'), {
    insert: async (_name, records) => {
      if (records.some(({ id = '' }) => ids.has(id))) throw new MillraceError('DUPLICATE_RECORD', 'it is there');
      return put(records);
    },
    upsert: async (_name, records) => put(records),
    search: async () => [...ids].map((id) => ({ id, score: 1, vector: [], metadata: {} })),
    dropCollection: async () => ids.clear(),
  });
  return Object.assign(store, { ids });
}

/** Does what is asked of it in `store`, and fails before it has told so. */
function losingAnswers(store: VectorStore, error: MillraceError = lost): VectorStore {
  return failingStore(error, {
    insert: (...given) => store.insert(...given).then(() => Promise.reject(error)),
    upsert: (...given) => store.upsert(...given).then(() => Promise.reject(error)),
    dropCollection: (...given) => store.dropCollection(...given).then(() => Promise.reject(error)),
  });
}

function stores(remote: VectorStore, local: VectorStore) {
  const fallback = countedFallback();
  const all = vectorStoresWithFallback({ remote: { of: () => remote }, local: { of: () => local }, fallback });
  return { store: all.of('acme'), outcomes: fallback.outcomes };
}

const record = { vector: [1], metadata: {} };

it('asks the gateway alone while it answers', async () => {
  const remote = idStore();
  const { store, outcomes } = stores(remote, failingStore(new Error('asked')));
  await store.insert('c', [{ ...record, id: 'a' }]);
  expect([...remote.ids]).toEqual(['a']);
  expect(outcomes).toEqual(['Insert answered']);
});

it('reads here what the gateway cannot tell', async () => {
  const local = idStore();
  local.ids.add('a');
  const { store, outcomes } = stores(failingStore(lost), local);
  expect(await store.search('c', { vector: [1], topK: 1 })).toMatchObject([{ id: 'a' }]);
  expect(outcomes).toEqual(['Search fallback']);
});

it('inserts records without ids once, though the answer was lost', async () => {
  const local = idStore();
  const { store } = stores(losingAnswers(local), local);
  const ids = await store.insert('c', [record, record]);
  expect(new Set(ids)).toEqual(local.ids);
  expect(ids).toHaveLength(2);
});

it('puts in again what replaces: the same ids, the given ones and the others', async () => {
  const local = idStore();
  const { store } = stores(losingAnswers(local), local);
  const ids = await store.upsert('c', [{ ...record, id: 'mine' }, record]);
  expect(ids[0]).toBe('mine');
  expect(new Set(ids)).toEqual(local.ids);
});

it("does not insert again under the caller's ids what may be there, nor drop twice", async () => {
  const local = idStore();
  const { store, outcomes } = stores(losingAnswers(local), local);
  await expect(store.insert('c', [{ ...record, id: 'mine' }])).rejects.toBe(lost);
  await expect(store.dropCollection('c')).rejects.toBe(lost);
  expect(outcomes).toEqual(['Insert failed', 'DropCollection failed']);
});

it.each([
  ['was not reached', neverReached],
  ['is stopping', new MillraceError('SHUTTING_DOWN', 'the gateway stops')],
])('does here whatever a gateway has not begun that %s', async (_what, error) => {
  const local = idStore();
  const { store } = stores(failingStore(error), local);
  expect(await store.insert('c', [{ ...record, id: 'mine' }])).toEqual(['mine']);
  await store.dropCollection('c');
  expect(local.ids.size).toBe(0);
});

it('lets a refusal of the gateway stand', async () => {
  const missing = new MillraceError('VECTOR_COLLECTION_NOT_FOUND', 'no such collection');
  const { store } = stores(failingStore(missing), idStore());
  await expect(store.search('c', { vector: [1], topK: 1 })).rejects.toBe(missing);
});
