import { beforeEach, describe, expect, it } from 'vitest';
import type { VectorIndex, VectorStore, VectorStores } from '../vector-store.ts';
import { freshName } from './fresh-name.ts';

const wrong = { code: 'VALIDATION_ERROR' };
const hnsw: VectorIndex = { type: 'hnsw', metric: 'l2', params: { m: 8, ef_construction: 40 } };
const indexes: readonly VectorIndex[] = [
  hnsw,
  { type: 'hnsw', metric: 'cosine', params: {} },
  { type: 'hnsw', metric: 'ip', params: { m: 100, ef_search: 200 } },
  { type: 'ivfflat', metric: 'cosine', params: { lists: 64, probes: 8 } },
  { type: 'ivfflat', metric: 'ip', params: {} },
  { type: 'flat', metric: 'l2', params: {} },
];

export function keepsIndexes(stores: () => VectorStores): void {
  describe('indexes', () => {
    let store: VectorStore;
    beforeEach(async () => {
      store = stores().of(freshName('tenant'));
      await store.createCollection({ name: 'papers', dimension: 4 });
    });

    it.each(indexes)(
      'are made with the collection or afterwards, and told of ($type, $metric, $params)',
      async (index) => {
        await store.createCollection({ name: 'at-once', dimension: 4, index });
        await store.createIndex('papers', index);
        for (const name of ['at-once', 'papers']) {
          expect(await store.collection(name)).toMatchObject({ metric: index.metric, index });
          expect(await store.hasIndex(name)).toBe(true);
        }
      },
    );

    it('are one at most, also where several make one at once', async () => {
      const outcomes = await Promise.allSettled(indexes.map((index) => store.createIndex('papers', index)));
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => reason.code)).toEqual(Array(indexes.length - 1).fill('DUPLICATE_RECORD'));
      const made = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect((await store.collection('papers')).index).toEqual(indexes[made]);
    });

    it('are dropped once, and made anew', async () => {
      await store.createIndex('papers', hnsw);
      await store.dropIndex('papers');
      expect(await store.hasIndex('papers')).toBe(false);
      expect((await store.collection('papers')).index).toBeUndefined();
      await expect(store.dropIndex('papers')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
      await store.createIndex('papers', { type: 'ivfflat', metric: 'ip', params: {} });
      expect((await store.collection('papers')).metric).toBe('ip');
    });

    it.each<[string, VectorIndex]>([
      ['a parameter of another type', { type: 'hnsw', metric: 'l2', params: { lists: 10 } }],
      ['a parameter that nobody has', { type: 'ivfflat', metric: 'l2', params: { toString: 1 } }],
      ['any parameter of flat', { type: 'flat', metric: 'l2', params: { m: 16 } }],
      ['too much', { type: 'hnsw', metric: 'l2', params: { m: 101 } }],
      ['too little', { type: 'ivfflat', metric: 'l2', params: { lists: 0 } }],
      ['half a number', { type: 'hnsw', metric: 'l2', params: { ef_construction: 64.5 } }],
      ['no number', { type: 'hnsw', metric: 'l2', params: { m: Number.NaN } }],
      ['ef_construction below twice m', { type: 'hnsw', metric: 'l2', params: { m: 40, ef_construction: 79 } }],
    ])('refuse %s', async (_, index) => {
      await expect(store.createIndex('papers', index)).rejects.toMatchObject(wrong);
      await expect(store.createCollection({ name: 'other', dimension: 4, index })).rejects.toMatchObject(wrong);
      expect(await store.hasCollection('other')).toBe(false);
      expect(await store.hasIndex('papers')).toBe(false);
    });

    it('take up to 4,000 dimensions, and an exact one more', async () => {
      const cosine = (type: VectorIndex['type']): VectorIndex => ({ type, metric: 'cosine', params: {} });
      for (const dimension of [2000, 2001, 4000]) {
        await store.createCollection({ name: `hnsw-${dimension}`, dimension, index: cosine('hnsw') });
        await store.createCollection({ name: `ivfflat-${dimension}`, dimension, index: cosine('ivfflat') });
      }
      await store.createCollection({ name: 'wide', dimension: 4001 });
      const unsupported = { code: 'INDEX_UNSUPPORTED', message: expect.stringContaining('FLAT') };
      await expect(store.createIndex('wide', cosine('hnsw'))).rejects.toMatchObject(unsupported);
      await expect(store.createIndex('wide', cosine('ivfflat'))).rejects.toMatchObject(unsupported);
      await expect(
        store.createCollection({ name: 'wider', dimension: 16_000, index: cosine('hnsw') }),
      ).rejects.toMatchObject(unsupported);
      await store.createIndex('wide', cosine('flat'));
    });

    it('are built anew when the collection is compacted, which may be empty, and stay', async () => {
      await store.compact('papers');
      for (const index of indexes) {
        await store.createIndex('papers', index);
        await store.compact('papers');
        expect((await store.collection('papers')).index).toEqual(index);
        await store.dropIndex('papers');
      }
    });

    it('come and go while others search, who notice nothing', async () => {
      const records = Array.from({ length: 50 }, (_, n) => ({ id: `${n}`, vector: [1, n, 0, 0], metadata: {} }));
      await store.insert('papers', records);
      let isOver = false;
      const search = async () => {
        while (!isOver) {
          const [nearest] = await store.search('papers', { vector: [1, 7, 0, 0], topK: 1 });
          expect(nearest?.id).toBe('7');
        }
      };
      const change = async () => {
        for (const type of ['hnsw', 'ivfflat'] as const) {
          await store.createIndex('papers', { type, metric: 'l2', params: {} });
          await store.compact('papers');
          await store.dropIndex('papers');
        }
      };
      await Promise.all([search(), change().finally(() => (isOver = true))]);
    });

    it('are of collections that are there', async () => {
      const missing = { code: 'VECTOR_COLLECTION_NOT_FOUND', message: expect.stringContaining('nowhere') };
      await expect(store.createIndex('nowhere', hnsw)).rejects.toMatchObject(missing);
      await expect(store.dropIndex('nowhere')).rejects.toMatchObject(missing);
      await expect(store.hasIndex('nowhere')).rejects.toMatchObject(missing);
      await expect(store.compact('nowhere')).rejects.toMatchObject(missing);
    });

    it('are not begun for a caller who has gone', async () => {
      const gone = AbortSignal.abort(new Error('gone'));
      await expect(store.createIndex('papers', hnsw, { signal: gone })).rejects.toThrow('gone');
      await expect(store.compact('papers', { signal: gone })).rejects.toThrow('gone');
      expect(await store.hasIndex('papers')).toBe(false);
    });
  });
}
