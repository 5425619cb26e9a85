import type { VectorIndexType, VectorMetadata, VectorStore, VectorStores } from '@millrace/ports';
import { freshName, seededRandom } from '@millrace/ports/testing';
import { beforeAll, describe, expect, it } from 'vitest';

const records = 1_500;
const dimension = 12;
const queries = 20;
const topK = 10;

const filters: readonly (readonly [name: string, filter: VectorMetadata])[] = [
  ['no filter', {}],
  ['a filter that most pass', { place: { $lt: 1_350 } }],
  ['a filter that few pass', { place: { $lt: 15 } }],
];

/** What is found through an index is what is found without. */
export function describeWalks(stores: () => VectorStores): void {
  describe('walks', () => {
    const random = seededRandom(11);
    const vector = () => Array.from({ length: dimension }, () => random() - 0.5);
    const asked = Array.from({ length: queries }, vector);
    let store: VectorStore;
    beforeAll(async () => {
      store = stores().of(freshName('tenant'));
      const given = Array.from({ length: records }, (_, place) => ({ vector: vector(), metadata: { place } }));
      for (const name of ['flat', 'hnsw', 'ivfflat'] as const satisfies VectorIndexType[]) {
        await store.createCollection({ name, dimension });
        await store.insert(
          name,
          given.map((record) => ({ ...record, id: String(record.metadata.place) })),
        );
        await store.createIndex(name, { type: name, metric: 'cosine', params: {} });
      }
    });
    const nearest = async (name: string, filter: VectorMetadata) => {
      const found = await Promise.all(asked.map((query) => store.search(name, { vector: query, topK, filter })));
      return found.map((matches) => matches.map(({ id }) => id));
    };

    for (const type of ['hnsw', 'ivfflat']) {
      it.each(filters)(`finds by ${type} nearly all of the nearest, with %s`, async (_, filter) => {
        const [truly, found] = [await nearest('flat', filter), await nearest(type, filter)];
        expect(found.map(({ length }) => length)).toEqual(Array(queries).fill(topK));
        const right = found.flatMap((ids, query) => ids.filter((id) => truly[query]?.includes(id)));
        expect(right.length / queries / topK).toBeGreaterThan(0.9);
      });
    }

    it('gives the nearest first where a walk goes on again and again', async () => {
      await store.dropIndex('hnsw');
      await store.createIndex('hnsw', { type: 'hnsw', metric: 'cosine', params: { ef_search: 10 } });
      for (const query of asked) {
        const scores = (await store.search('hnsw', { vector: query, topK: 100 })).map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }
    });

    it('finds all there are where fewer pass than are asked for', async () => {
      const search = { vector: vector(), topK: 100, filter: { place: { $lt: 15 } } };
      expect(await store.search('hnsw', search)).toHaveLength(15);
    });

    it('passes over vectors without a length, which were there before angles were compared', async () => {
      await store.createCollection({ name: 'late', dimension: 2, index: { type: 'flat', metric: 'l2', params: {} } });
      await store.insert('late', [
        { id: 'nowhere', vector: [0, 0], metadata: {} },
        { id: 'east', vector: [1, 0], metadata: {} },
      ]);
      await store.dropIndex('late');
      await store.createIndex('late', { type: 'hnsw', metric: 'cosine', params: {} });
      const found = await store.search('late', { vector: [1, 1], topK });
      expect(found.map(({ id }) => id)).toEqual(['east']);
    });

    it('finds by an index in half precision, with scores in single precision', async () => {
      await store.createCollection({ name: 'wide', dimension: 2_001 });
      const wide = (first: number) => Array.from({ length: 2_001 }, (_, place) => (place === 0 ? first : 1));
      await store.insert(
        'wide',
        [5, 5.001, 9].map((first) => ({ id: String(first), vector: wide(first), metadata: {} })),
      );
      await store.createIndex('wide', { type: 'hnsw', metric: 'l2', params: {} });
      const found = await store.search('wide', { vector: wide(5), topK: 2 });
      expect(found.map(({ id }) => id)).toEqual(['5', '5.001']);
      expect(found[1]?.score).toBeCloseTo(0.001, 5);
    });
  });
}
