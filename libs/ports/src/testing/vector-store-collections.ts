import { beforeEach, describe, expect, it } from 'vitest';
import type { VectorStore, VectorStores } from '../vector-store.ts';
import { freshName } from './fresh-name.ts';

const missing = { code: 'VECTOR_COLLECTION_NOT_FOUND' };
const wrong = { code: 'VALIDATION_ERROR' };

export function keepsCollections(stores: () => VectorStores): void {
  describe('collections', () => {
    let store: VectorStore;
    beforeEach(() => {
      store = stores().of(freshName('tenant'));
    });

    it('tells of a collection what it was made with', async () => {
      const before = Date.now();
      await store.createCollection({ name: 'papers', description: 'All that was printed, 印刷', dimension: 3 });
      const { createdAt, updatedAt, ...rest } = await store.collection('papers');
      expect(rest).toEqual({
        name: 'papers',
        description: 'All that was printed, 印刷',
        dimension: 3,
        metric: 'cosine',
        index: undefined,
      });
      expect(updatedAt).toEqual(createdAt);
      // Seconds, since that is what some protocols carry; and the clock is another machine's.
      expect(Math.abs(createdAt.getTime() - before)).toBeLessThan(60_000);
    });

    it('has one collection of a name, though several make it at once', async () => {
      const makes = Array.from({ length: 4 }, (_, index) =>
        store.createCollection({ name: 'same', dimension: index + 1 }),
      );
      const outcomes = await Promise.allSettled(makes);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill('DUPLICATE_RECORD'));
      const made = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect((await store.collection('same')).dimension).toBe(made + 1);
    });

    it('lists the names of the collections in their order, and says of each that it is there', async () => {
      expect(await store.listCollections()).toEqual([]);
      for (const name of ['b', 'a', 'B', '_', 'a.1', 'a-1']) await store.createCollection({ name, dimension: 2 });
      expect(await store.listCollections()).toEqual(['B', '_', 'a', 'a-1', 'a.1', 'b']);
      expect(await store.hasCollection('a-1')).toBe(true);
      expect(await store.hasCollection('a-2')).toBe(false);
    });

    it('counts nothing in an empty collection, which has some size', async () => {
      await store.createCollection({ name: 'empty', dimension: 2 });
      expect(await store.statistics('empty')).toEqual({ vectors: 0, bytes: expect.any(Number) });
      await expect(store.statistics('nowhere')).rejects.toMatchObject(missing);
    });

    it('answers a ping', async () => {
      await store.ping();
    });

    it('knows nothing of a collection that was dropped, and its name is free', async () => {
      await store.createCollection({ name: 'short-lived', dimension: 2 });
      await store.dropCollection('short-lived');
      await expect(store.collection('short-lived')).rejects.toMatchObject(missing);
      await expect(store.dropCollection('short-lived')).rejects.toMatchObject(missing);
      await store.createCollection({ name: 'short-lived', dimension: 5 });
      expect((await store.collection('short-lived')).dimension).toBe(5);
    });

    it('keeps the collections of tenants apart', async () => {
      const other = stores().of(freshName('tenant'));
      await store.createCollection({ name: 'mine', dimension: 2 });
      await expect(other.collection('mine')).rejects.toMatchObject(missing);
      await expect(other.dropCollection('mine')).rejects.toMatchObject(missing);
      expect([await other.hasCollection('mine'), await other.listCollections()]).toEqual([false, []]);
      await other.createCollection({ name: 'mine', dimension: 4 });
      expect((await store.collection('mine')).dimension).toBe(2);
    });

    it.each(['', '1st', '-', '.', 'a b', 'a/b', "a'b", 'a"b', 'a;b', 'a\0', 'ä', `${'a'.repeat(256)}`, 'a\n'])(
      'refuses %j as a name',
      async (name) => {
        await expect(store.createCollection({ name, dimension: 2 })).rejects.toMatchObject(wrong);
        await expect(store.collection(name)).rejects.toMatchObject(wrong);
        await expect(store.hasCollection(name)).rejects.toMatchObject(wrong);
        await expect(store.dropCollection(name)).rejects.toMatchObject(wrong);
      },
    );

    it.each(['a', '_', 'A.b-c_9', 'a'.repeat(255), 'c_0', 'select', 'Papers'])('takes %j as a name', async (name) => {
      await store.createCollection({ name, dimension: 2 });
      expect(await store.collection(name)).toMatchObject({ name });
    });

    it.each([0, -1, 1.5, 16_001, Number.NaN, Number.POSITIVE_INFINITY])(
      'refuses %d as a dimension',
      async (dimension) => {
        await expect(store.createCollection({ name: 'wrong', dimension })).rejects.toMatchObject(wrong);
      },
    );

    it('takes up to 16,000 numbers in a vector', async () => {
      await store.createCollection({ name: 'wide', dimension: 16_000 });
      expect((await store.collection('wide')).dimension).toBe(16_000);
    });
  });
}
