import { collectionIdOf, inTenant } from '@millrace/database';
import { expect, it } from 'vitest';
import { queryTerms } from '../query-terms.ts';
import { saturation, termWeight } from '../search/bm25.ts';
import { averageLength, collectionStatistics } from '../search/collection-statistics.ts';
import { lexicalCandidates } from '../search/lexical-candidates.ts';
import type { SearchSuite } from './search-world.ts';

/** How BM25 is computed over posting lists. */
export function searchRankingSuite(suite: () => SearchSuite): void {
  it('scores by BM25 with k1 1.2 and b 0.75 over the live chunks of the collection', async () => {
    const { index, search } = suite().open();
    await index(['mill mill wheel', 'wheel', 'stone stone stone stone stone']);
    const scores = new Map((await search('mill wheel')).map(({ text, scores: { lexical } }) => [text, lexical]));
    const idf = (frequency: number) => Math.log(1 + (3 - frequency + 0.5) / (frequency + 0.5));
    const bm25 = (frequency: number, times: number, length: number) =>
      (idf(frequency) * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / 3));
    expect(scores.get('mill mill wheel')).toBeCloseTo(bm25(1, 2, 3) + bm25(2, 1, 3), 6);
    expect(scores.get('wheel')).toBeCloseTo(bm25(2, 1, 1), 6);
  });

  it('counts a term as often as the query holds it', async () => {
    const { index, search } = suite().open();
    await index(['mill']);
    const score = async (query: string) => (await search(query))[0]?.scores.lexical ?? 0;
    expect(await score('mill mill')).toBeCloseTo(2 * (await score('mill')), 6);
  });

  it('adds the common terms to the best by rare terms, where there are too many postings for all', async () => {
    const { database, tenant, index } = suite().open();
    const passages = Array.from({ length: 60 }, (_, place) => {
      const words = [place % 2 ? 'wheel' : 'axle', place % 3 ? 'water' : 'wind', place % 20 ? 'stone' : 'screw'];
      return [...words, ...Array.from({ length: place % 5 }, () => 'filler')].join(' ');
    });
    await index(passages);
    const collectionId = collectionIdOf(tenant, 'default');
    const scope = { tenant, collectionIds: [collectionId] };
    const statistics = await collectionStatistics(database, collectionId);
    const terms = queryTerms('screw wheel water');
    const query = { scope, narrow: false, terms, pairs: new Set<string>(), statistics, count: 100, also: [] };
    const all = await lexicalCandidates(database, query);
    const few = await lexicalCandidates(database, { ...query, budget: 1 });
    expect(all.size).toBeGreaterThan(3);
    expect(few.size).toBe(3);
    for (const [id, { score, coverage }] of few) {
      expect(score).toBeCloseTo(all.get(id)?.score ?? 0, 9);
      expect(coverage).toBeCloseTo(all.get(id)?.coverage ?? 0, 9);
    }
  });

  it('ranks a collection past 100,000 chunks, of which not all is read, as a smaller one where there is less to read', async () => {
    const { database, tenant, index } = suite().open();
    await index(['mill mill wheel', 'wheel of the mill', 'stone', 'water over the wheel']);
    const collectionId = collectionIdOf(tenant, 'default');
    const known = await collectionStatistics(database, collectionId);
    const statistics = { documents: 1, chunks: 200_000, terms: 200_000 * averageLength(known) };
    const scope = { tenant, collectionIds: [collectionId] };
    const terms = queryTerms('mill wheel nowhere');
    const query = { scope, narrow: false, terms, pairs: new Set<string>(), statistics, count: 100, also: [] };
    const found = await inTenant(database, tenant, (tx) => lexicalCandidates(tx, query));
    const weight = (frequency: number) => termWeight(200_000, frequency);
    const all = weight(2) + weight(3) + weight(0);
    const best = [...found.values()].sort((one, other) => other.score - one.score);
    expect(best.map(({ coverage }) => coverage)).toEqual([
      expect.closeTo((weight(2) + weight(3)) / all),
      expect.closeTo((weight(2) + weight(3)) / all),
      expect.closeTo(weight(3) / all),
    ]);
    const length = 3 / averageLength(known);
    expect(best[0]?.score).toBeCloseTo(weight(2) * saturation(2, length) + weight(3) * saturation(1, length), 6);
  });

  it('looks past the first thousand where none of them is live', async () => {
    const { index, texts } = suite().open();
    for (let place = 0; place < 2; place++) {
      const { documentId } = await index(Array.from({ length: 600 }, (_, chunk) => `fox ${chunk}`));
      await index(['no animals'], { documentId, acceptedAt: '2026-06-01T00:00:00.000Z' });
    }
    await index(['a tale of many animals, among them one fox']);
    expect(await texts('fox')).toEqual(['a tale of many animals, among them one fox']);
  });
}
