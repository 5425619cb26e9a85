import { beforeEach, describe, expect, it } from 'vitest';
import type { NewVectorRecord, VectorStore, VectorStores } from '../vector-store.ts';
import { freshName } from './fresh-name.ts';

const missing = { code: 'VECTOR_COLLECTION_NOT_FOUND' };
const wrong = { code: 'VALIDATION_ERROR' };
const name = 'points';

const metadata = {
  title: '水车 "mill"\n',
  pages: 12,
  price: 1.5,
  tags: ['a', null, true],
  of: { author: { name: 'Ø' } },
  none: null,
};

export function keepsRecords(stores: () => VectorStores): void {
  describe('records', () => {
    let store: VectorStore;
    beforeEach(async () => {
      store = stores().of(freshName('tenant'));
      await store.createCollection({ name, dimension: 3, index: { type: 'flat', metric: 'l2', params: {} } });
    });
    const ids = async () => (await store.search(name, { vector: [0, 0, 0], topK: 1_000 })).map(({ id }) => id).sort();

    it('gives a record back as it was, its numbers in single precision', async () => {
      const vector = [0.1, -2.5e-7, 3.4e38];
      expect(await store.insert(name, [{ id: 'one', vector, metadata }])).toEqual(['one']);
      const found = await store.get(name, 'one');
      expect(found).toMatchObject({ id: 'one', metadata });
      expect([...Array.from(found.vector)]).toEqual(vector.map(Math.fround));
    });

    it('gives ids to those that have none, in the order of the records', async () => {
      const given = await store.insert(name, [at(1), { ...at(2), id: 'mine' }, at(3)]);
      expect(given[1]).toBe('mine');
      expect(new Set(given).size).toBe(3);
      for (const [place, id] of given.entries()) {
        expect(Array.from((await store.get(name, id)).vector)).toEqual([place + 1, 0, 0]);
      }
    });

    it('inserts nothing where one of the ids is there, and says which', async () => {
      await store.insert(name, [{ ...at(1), id: 'taken' }]);
      const again = store.insert(name, [
        { ...at(2), id: 'new' },
        { ...at(3), id: 'taken' },
      ]);
      await expect(again).rejects.toMatchObject({
        code: 'DUPLICATE_RECORD',
        message: expect.stringContaining('"taken"'),
      });
      const twice = store.insert(name, [
        { ...at(2), id: 'twice' },
        { ...at(3), id: 'twice' },
      ]);
      await expect(twice).rejects.toMatchObject({
        code: 'DUPLICATE_RECORD',
        message: expect.stringContaining('"twice"'),
      });
      expect(await ids()).toEqual(['taken']);
      expect(Array.from((await store.get(name, 'taken')).vector)).toEqual([1, 0, 0]);
    });

    it('replaces vector and metadata of those that are there; of several with one id the last stays', async () => {
      await store.insert(name, [{ ...at(1), id: 'a', metadata }]);
      const given = [
        { ...at(2), id: 'a', metadata: { new: true } },
        { ...at(3), id: 'b' },
        { ...at(4), id: 'b' },
      ];
      expect(await store.upsert(name, given)).toEqual(['a', 'b', 'b']);
      expect(await store.get(name, 'a')).toMatchObject({ metadata: { new: true } });
      expect(Array.from((await store.get(name, 'b')).vector)).toEqual([4, 0, 0]);
      expect(await ids()).toEqual(['a', 'b']);
    });

    it('replaces the same records in two orders at once', async () => {
      const records = Array.from({ length: 200 }, (_, place) => ({ ...at(place), id: `r-${place}` }));
      const both = [store.upsert(name, records), store.upsert(name, records.toReversed())];
      expect((await Promise.all(both)).map(({ length }) => length)).toEqual([200, 200]);
      expect(await ids()).toHaveLength(200);
    });

    it('keeps many records of one call', async () => {
      const records = Array.from({ length: 2_500 }, (_, place) => at(place));
      expect(new Set(await store.insert(name, records)).size).toBe(2_500);
      expect((await store.statistics(name)).vectors).toBe(2_500);
    });

    it('says how many of the ids it deleted were there', async () => {
      await store.insert(name, [
        { ...at(1), id: 'a' },
        { ...at(2), id: 'b' },
        { ...at(3), id: 'c' },
      ]);
      expect(await store.delete(name, ['a', 'c', 'never', 'a'])).toBe(2);
      expect(await ids()).toEqual(['b']);
      await expect(store.get(name, 'a')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    });

    it.each(["it's", '"; drop table c; --', '%', 'ü/№ 1', ' ', '{}', '😀'.repeat(127)])(
      'takes %j for an id',
      async (id) => {
        await store.insert(name, [{ ...at(1), id }]);
        expect((await store.get(name, id)).id).toBe(id);
        expect(await store.delete(name, [id])).toBe(1);
      },
    );

    const unfit: readonly (readonly [what: string, record: NewVectorRecord])[] = [
      ['an empty id', { ...at(1), id: '' }],
      ['an id that is too long', { ...at(1), id: 'a'.repeat(256) }],
      ['a NUL in an id', { ...at(1), id: 'a\0' }],
      ['half a character in an id', { ...at(1), id: '\ud800' }],
      ['too few numbers', { vector: [1, 2], metadata: {} }],
      ['too many numbers', { vector: [1, 2, 3, 4], metadata: {} }],
      ['NaN', { vector: [1, Number.NaN, 3], metadata: {} }],
      ['what is infinite in single precision', { vector: [1, 1e39, 3], metadata: {} }],
      ['metadata that is too large', { ...at(1), metadata: { text: 'x'.repeat(65_536) } }],
      ['metadata nested too deep', { ...at(1), metadata: JSON.parse(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`) }],
    ];
    it.each(unfit)('refuses %s, and inserts none of the call', async (_, record) => {
      await expect(store.insert(name, [at(1), record])).rejects.toMatchObject(wrong);
      await expect(store.upsert(name, [at(1), record])).rejects.toMatchObject(wrong);
      expect(await ids()).toEqual([]);
    });

    it('refuses a call without records, and one of too many', async () => {
      await expect(store.insert(name, [])).rejects.toMatchObject(wrong);
      await expect(
        store.upsert(
          name,
          Array.from({ length: 10_001 }, () => at(1)),
        ),
      ).rejects.toMatchObject(wrong);
      await expect(store.delete(name, [])).rejects.toMatchObject(wrong);
    });

    it('takes no vector without a length where angles are compared', async () => {
      await store.createCollection({ name: 'angles', dimension: 2 });
      await expect(store.insert('angles', [{ vector: [0, 0], metadata: {} }])).rejects.toMatchObject(wrong);
      await expect(store.search('angles', { vector: [0, 0], topK: 1 })).rejects.toMatchObject(wrong);
    });

    it('says so where there is no such collection', async () => {
      await expect(store.insert('none', [at(1)])).rejects.toMatchObject(missing);
      await expect(store.upsert('none', [at(1)])).rejects.toMatchObject(missing);
      await expect(store.delete('none', ['a'])).rejects.toMatchObject(missing);
      await expect(store.get('none', 'a')).rejects.toMatchObject(missing);
      await expect(store.search('none', { vector: [1], topK: 1 })).rejects.toMatchObject(missing);
    });

    it("shows a tenant none of another's records", async () => {
      const other = stores().of(freshName('tenant'));
      await other.createCollection({ name, dimension: 3 });
      await store.insert(name, [{ ...at(1), id: 'mine' }]);
      await expect(other.get(name, 'mine')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
      expect(await other.delete(name, ['mine'])).toBe(0);
      expect(await other.search(name, { vector: [1, 0, 0], topK: 1 })).toEqual([]);
      await other.insert(name, [{ ...at(2), id: 'mine' }]);
      expect(Array.from((await store.get(name, 'mine')).vector)).toEqual([1, 0, 0]);
    });
  });
}

function at(place: number): NewVectorRecord {
  return { vector: [place, 0, 0], metadata: {} };
}
