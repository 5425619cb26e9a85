import { expect, it } from 'vitest';
import type { SearchSuite } from './search-world.ts';

/** Which documents a search is about. */
export function searchScopesSuite(suite: () => SearchSuite): void {
  it('shows a tenant nothing of another', async () => {
    const [ours, theirs] = [suite().open(), suite().open()];
    await ours.index(['our fox']);
    await theirs.index(['their fox']);
    expect(await ours.texts('fox')).toEqual(['our fox']);
    expect(await theirs.texts('our fox')).toEqual(['their fox']);
  });

  it('shows a tenant nothing of a collection whose id it guessed', async () => {
    const [ours, theirs] = [suite().open(), suite().open()];
    await ours.index(['our fox']);
    expect(await theirs.texts('fox', { tenant: ours.tenant })).toEqual([]);
    expect(await ours.texts('fox', { tenant: theirs.tenant })).toEqual([]);
  });

  it('searches one collection', async () => {
    const { index, texts } = suite().open();
    await index(['fox in default']);
    await index(['fox in fables'], { collection: 'fables' });
    expect(await texts('fox', { collections: ['fables'] })).toEqual(['fox in fables']);
    expect(await texts('fox')).toEqual(['fox in default']);
  });

  it('finds what a filter leaves, however many better hits it excludes', async () => {
    const { index, texts } = suite().open();
    for (let place = 0; place < 15; place++) {
      await index(
        Array.from({ length: 10 }, (_, passage) => `fox fox fox ${place} ${passage}`),
        { metadata: { year: 1900 } },
      );
    }
    await index(['a tale of many animals, among them one fox'], { metadata: { year: 1894, kind: 'fable' } });
    expect(await texts('fox', { filter: { year: 1894 }, limit: 5 })).toEqual([
      'a tale of many animals, among them one fox',
    ]);
    expect(await texts('fox', { filter: { year: 1894, kind: 'poem' } })).toEqual([]);
  });

  it('finds only in the documents that are named', async () => {
    const { index, texts } = suite().open();
    const [first, second] = [await index(['fox one']), await index(['fox two']), await index(['fox three'])];
    const documentIds = [first.documentId, second.documentId];
    expect((await texts('fox', { documentIds })).sort()).toEqual(['fox one', 'fox two']);
    expect(await texts('fox', { documentIds: [] })).toEqual([]);
  });

  it('gives no more hits than were asked for', async () => {
    const { index, texts } = suite().open();
    await index(Array.from({ length: 120 }, (_, place) => `fox ${place}`));
    expect(await texts('fox', { limit: 3 })).toHaveLength(3);
    expect(await texts('fox', { limit: 110 })).toHaveLength(110);
  });
}
