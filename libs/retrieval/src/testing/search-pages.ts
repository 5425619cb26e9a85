import type { SearchHit } from '@millrace/contracts';
import { expect, it } from 'vitest';
import type { SearchSuite } from './search-world.ts';

/** How a ranking is cut into pages, and put together by document. */
export function searchPagesSuite(suite: () => SearchSuite): void {
  /** Passages of which no two score alike. */
  const passages = (count: number) =>
    Array.from({ length: count }, (_, place) => `fox ${'and '.repeat(place)} a hen ${place}`);

  it('gives the same ranking in pages as at once', async () => {
    const { index, find } = suite().open();
    await index(passages(30));
    const all = await find('fox hen', { limit: 30 });
    const pages: SearchHit[] = [];
    for (let skip = 0; skip < 30; skip += 7) {
      const page = await find('fox hen', { skip, limit: 7 });
      expect(page.more).toBe(skip + 7 < 30);
      expect(page.evidence).toBe(all.evidence);
      pages.push(...page.hits);
    }
    expect(pages).toEqual(all.hits);
    expect(await find('fox hen', { skip: 30 })).toMatchObject({ hits: [], more: false });
  });

  it('shows each passage once, however deep the pages reach', async () => {
    const { index, find } = suite().open();
    for (let document = 0; document < 5; document++) await index(passages(70));
    const seen: string[] = [];
    for (let skip = 0; ; skip += 60) {
      const { hits, more } = await find('fox', { skip, limit: 60 });
      seen.push(...hits.map(({ documentId, chunk }) => `${documentId} ${chunk}`));
      if (!more) break;
    }
    expect(seen).toHaveLength(350);
    expect(new Set(seen).size).toBe(350);
  });

  it('gives one hit a document with its best passages, at the rank of the best', async () => {
    const { index, search } = suite().open();
    const { documentId: much } = await index([
      'fox fox fox hen',
      'fox hen and a goose',
      'fox and many other animals here',
    ]);
    const { documentId: little } = await index(['a fox', 'no animals']);
    const hits = await search('fox hen', { perDocument: 2 });
    expect(hits.map(({ documentId }) => documentId)).toEqual([much, little]);
    expect(hits.map(({ others }) => others?.length)).toEqual([1, 0]);
    expect(hits[0]?.others?.[0]?.documentId).toBe(much);
    expect(hits[0]?.others?.[0]?.score).toBeLessThanOrEqual(hits[0]?.score ?? 0);
  });

  it('finds as many documents as are asked for behind one with hundreds of better passages', async () => {
    const { index, find } = suite().open();
    await index(Array.from({ length: 150 }, () => 'fox fox fox'));
    for (let place = 0; place < 5; place++) await index([`a tale of many animals, among them fox number ${place}`]);
    const { hits, more } = await find('fox', { perDocument: 1, limit: 5 });
    expect(hits).toHaveLength(5);
    expect(new Set(hits.map(({ documentId }) => documentId)).size).toBe(5);
    expect(more).toBe(true);
    expect(await find('fox', { perDocument: 1, skip: 5, limit: 5 })).toMatchObject({ hits: [{}], more: false });
  });

  it('ranks several collections as one', async () => {
    const { index, search } = suite().open();
    await index(['fox and hen', 'hen'], { collection: 'fables' });
    await index(['fox', 'hen and goose'], { collection: 'poems' });
    await index(['fox and hen'], { collection: 'laws' });
    const apart = await search('hen', { collections: ['poems'] });
    const hits = await search('fox hen', { collections: ['fables', 'poems'] });
    expect(hits[0]).toMatchObject({ text: 'fox and hen', collection: 'fables' });
    expect(hits.map(({ collection }) => collection).sort()).toEqual(['fables', 'fables', 'poems', 'poems']);
    const hen = hits.find(({ text }) => text === 'hen and goose');
    expect(hen?.scores.lexical).toBeLessThan(apart[0]?.scores.lexical ?? 0);
  });
}
