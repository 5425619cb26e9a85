import { beforeAll, describe, expect, it } from 'vitest';
import type { VectorIndex, VectorMetric, VectorStore, VectorStores } from '../vector-store.ts';
import { freshName } from './fresh-name.ts';

const records = [
  { id: 'east', vector: [1, 0], metadata: { n: 1, colour: 'red', tags: ['a', 'b'], of: { year: 2020 } } },
  { id: 'north-east', vector: [3, 3], metadata: { n: 2, colour: 'blue', of: { year: 2021 } } },
  { id: 'north', vector: [0, 2], metadata: { n: 3, colour: 'red', tags: [] } },
  { id: 'west', vector: [-1, 0], metadata: { n: 4 } },
];

/** What is near to (1, 0.5), the best first. */
const expected: Readonly<Record<VectorMetric, readonly (readonly [id: string, score: number])[]>> = {
  cosine: [
    ['north-east', 3 / Math.sqrt(10)],
    ['east', 2 / Math.sqrt(5)],
    ['north', 1 / Math.sqrt(5)],
    ['west', -2 / Math.sqrt(5)],
  ],
  l2: [
    ['east', 0.5],
    ['north', Math.sqrt(3.25)],
    ['west', Math.sqrt(4.25)],
    ['north-east', Math.sqrt(10.25)],
  ],
  ip: [
    ['north-east', 4.5],
    ['east', 1],
    ['north', 1],
    ['west', -1],
  ],
};

const filters: readonly (readonly [filter: Record<string, unknown>, ids: readonly string[]])[] = [
  [{ colour: 'red' }, ['east', 'north']],
  [{ colour: 'red', n: 3 }, ['north']],
  [{ colour: { $ne: 'red' } }, ['north-east', 'west']],
  [{ n: { $gt: 1, $lte: 3 } }, ['north', 'north-east']],
  [{ n: { $in: [1, 4, 9] } }, ['east', 'west']],
  [{ n: { $nin: [1, 4, 9] } }, ['north', 'north-east']],
  [{ 'of.year': { $gte: 2021 } }, ['north-east']],
  [{ tags: { $contains: 'b' } }, ['east']],
  [{ tags: { $exists: true } }, ['east', 'north']],
  [{ tags: { $exists: false } }, ['north-east', 'west']],
  [{ $or: [{ n: 4 }, { 'of.year': 2020 }] }, ['east', 'west']],
  [{ $and: [{ n: { $lt: 4 } }, { $not: { colour: 'red' } }] }, ['north-east']],
  [{ n: '1' }, []],
  [{}, ['east', 'north', 'north-east', 'west']],
];

export function searchesVectors(stores: () => VectorStores): void {
  describe('searches', () => {
    let store: VectorStore;
    beforeAll(async () => {
      store = stores().of(freshName('tenant'));
      for (const metric of ['cosine', 'l2', 'ip'] as const) {
        await store.createCollection({ name: metric, dimension: 2, index: { type: 'flat', metric, params: {} } });
        await store.insert(metric, records);
      }
    });
    const index = { type: 'hnsw', params: {} } as const satisfies Partial<VectorIndex>;

    it.each(['cosine', 'l2', 'ip'] as const)('finds the best by %s first, with their scores', async (metric) => {
      const matches = await store.search(metric, { vector: [1, 0.5], topK: 10 });
      expect(matches.map(({ id }) => id)).toEqual(expected[metric].map(([id]) => id));
      for (const [place, [, score]] of expected[metric].entries()) expect(matches[place]?.score).toBeCloseTo(score, 5);
    });

    it('finds no more than it was asked for, with metadata, and vectors if wanted', async () => {
      const [plain, ...others] = await store.search('l2', { vector: [1, 0.5], topK: 1 });
      expect(others).toEqual([]);
      expect(plain?.metadata).toEqual(records[0]?.metadata);
      expect(Array.from(plain?.vector ?? [])).toEqual([]);
      const [whole] = await store.search('l2', { vector: [1, 0.5], topK: 1, includeVector: true });
      expect(Array.from(whole?.vector ?? [])).toEqual([1, 0]);
    });

    it.each(filters)('finds with %j what it says', async (filter, ids) => {
      const matches = await store.search('cosine', { vector: [1, 0.5], topK: 10, filter });
      expect(matches.map(({ id }) => id).sort()).toEqual(ids);
    });

    it('refuses an operator that there is not, and names those that there are', async () => {
      const search = store.search('l2', { vector: [1, 0.5], topK: 1, filter: { n: { $near: 1 } } });
      await expect(search).rejects.toMatchObject({
        code: 'VALIDATION_ERROR',
        message: expect.stringContaining('$contains'),
      });
    });

    it.each([0, -1, 1.5, 1_001])('refuses to find %d', async (topK) => {
      await expect(store.search('l2', { vector: [1, 0], topK })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
    });

    it.each([[[1]], [[1, 2, 3]], [[1, Number.NaN]]])('refuses %j to search by', async (vector) => {
      await expect(store.search('l2', { vector, topK: 1 })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
    });

    it('finds what was inserted or replaced just now, and nothing that was deleted, with an index too', async () => {
      await store.createCollection({ name: 'changing', dimension: 2, index: { ...index, metric: 'l2' } });
      const found = async () => (await store.search('changing', { vector: [5, 5], topK: 10 })).map(({ id }) => id);
      await store.insert('changing', records);
      expect(await found()).toEqual(['north-east', 'north', 'east', 'west']);
      await store.upsert('changing', [{ id: 'west', vector: [5, 5], metadata: {} }]);
      await store.delete('changing', ['north']);
      expect(await found()).toEqual(['west', 'north-east', 'east']);
    });
  });
}
