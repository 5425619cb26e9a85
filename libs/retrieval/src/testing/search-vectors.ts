import { collectionIdOf } from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import { expect, it } from 'vitest';
import { createSearcher } from '../search/searcher.ts';
import { indexDocument, type Passage } from './index-document.ts';
import { leaning, type SearchSuite } from './search-world.ts';

const model = 'test-model';

/** What vectors add, found by comparing all of them or by an index where there is one. */
export function searchVectorsSuite(suite: () => SearchSuite): void {
  const ways = [
    { how: 'all vectors compared', options: {} },
    { how: 'the index', options: { exactUpToChunks: 0, mostVisited: 20_000 } },
  ];

  it.each(ways)('finds by its vector what shares no word with the query, by $how', async ({ options }) => {
    const { index, search } = suite().open(options);
    await index([
      { text: 'vixen', vector: leaning(7, 8, 20) },
      { text: 'lathe', vector: leaning(8) },
    ]);
    const [hit, ...rest] = await search('fox', { vector: { model, values: leaning(7) } });
    expect(hit?.text).toBe('vixen');
    expect(hit?.scores.dense).toBeCloseTo(Math.cos(Math.PI / 9), 4);
    expect(rest).toEqual([]);
  });

  it.each(ways)('sees neither other collections nor dead generations by $how', async ({ options }) => {
    const { index, texts } = suite().open(options);
    const other = suite().open();
    const vector = leaning(11);
    const { documentId } = await index([{ text: 'old', vector }]);
    await index([{ text: 'new', vector }], { documentId, acceptedAt: '2026-06-01T00:00:00.000Z' });
    await index([{ text: 'in another collection', vector }], { collection: 'other' });
    await index([{ text: 'filtered', vector }], { metadata: { hide: true } });
    await other.index([{ text: 'of another tenant', vector }]);
    const query = { vector: { model, values: vector } };
    expect((await texts('unheard', query)).sort()).toEqual(['filtered', 'new']);
    expect(await texts('unheard', { ...query, filter: { hide: true } })).toEqual(['filtered']);
  });

  it.each([
    { walk: 'as far as it must', mostVisited: 20_000 },
    { walk: 'too short', mostVisited: 50 },
    { walk: 'by its own measure', mostVisited: undefined },
  ])(
    'finds all of a small tenant beside a large one whose vectors are nearer, the index walked $walk',
    async (walked) => {
      const { mostVisited } = walked;
      const [small, large] = [
        suite().open({ exactUpToChunks: 0, ...(mostVisited ? { mostVisited } : {}) }),
        suite().open(),
      ];
      for (let document = 0; document < 10; document++) {
        const near = Array.from({ length: 100 }, (_, place) => ({
          text: `near ${place}`,
          vector: leaning(20, 21 + place, 10 + document),
        }));
        await large.index(near);
      }
      const far = Array.from({ length: 40 }, (_, place) => ({
        text: `far ${place}`,
        vector: leaning(20, 21 + place, 60),
      }));
      await small.index(far);
      const found = await small.texts('unheard', { vector: { model, values: leaning(20) }, limit: 50 });
      expect(found.sort()).toEqual(far.map(({ text }) => text).sort());
    },
  );

  it('does not compare vectors of another model', async () => {
    const { index, texts } = suite().open();
    await index([{ text: 'vixen', vector: leaning(3) }]);
    expect(await texts('fox', { vector: { model: 'another', values: leaning(3) } })).toEqual([]);
  });

  it('searches collections of different models at once, each by its own', async () => {
    const { database, tenant } = suite().open();
    const place = async (collection: string, passages: readonly Passage[]) =>
      indexDocument(database, anEnvelope({ tenant, collection }), passages, `model of ${collection}`);
    await place('a', [
      { text: 'vixen', vector: leaning(1, 2, 10) },
      { text: 'far', vector: leaning(1, 2, 60) },
    ]);
    await place('b', [
      { text: 'reynard', vector: leaning(9, 8, 40) },
      { text: 'farther', vector: leaning(9, 8, 80) },
    ]);
    const collections = [
      { id: collectionIdOf(tenant, 'a'), vector: { model: 'model of a', values: leaning(1) } },
      { id: collectionIdOf(tenant, 'b'), vector: { model: 'model of b', values: leaning(9) } },
    ];
    const { hits } = await createSearcher(database).search({ tenant, collections, query: 'fox', limit: 10 });
    expect(
      hits
        .slice(0, 2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['reynard', 'vixen']);
    expect(hits.map(({ score }) => score)).toEqual([expect.closeTo(0.2), expect.closeTo(0.2), 0, 0]);
  });

  it('tells the similarity of a hit that only its words found', async () => {
    const { index, search } = suite().open();
    const near = Array.from({ length: 100 }, (_, place) => ({ text: `near ${place}`, vector: leaning(5, 6, 10) }));
    await index([...near, { text: 'fox', vector: leaning(5, 6, 60) }]);
    const [hit] = await search('fox', { vector: { model, values: leaning(5) } });
    expect(hit?.text).toBe('fox');
    expect(hit?.scores.dense).toBeCloseTo(0.5, 4);
  });

  it('weighs words and vectors as it is told', async () => {
    const { index, texts } = suite().open();
    await index([
      { text: 'fox', vector: leaning(2, 1, 80) },
      { text: 'vixen', vector: leaning(2) },
    ]);
    const vector = { model, values: leaning(2) };
    expect((await texts('fox', { vector, weights: { lexical: 0.8, dense: 0.2 } }))[0]).toBe('fox');
    expect((await texts('fox', { vector, weights: { lexical: 0.2, dense: 0.8 } }))[0]).toBe('vixen');
  });
}
