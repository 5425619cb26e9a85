import { expect, it } from 'vitest';
import { leaning, type SearchSuite } from './search-world.ts';

/** What is told of a hit besides what it is. */
export function searchDetailsSuite(suite: () => SearchSuite): void {
  it('tells nothing that was not asked for', async () => {
    const { index, search } = suite().open();
    await index(['fox']);
    const [hit] = await search('fox');
    for (const detail of ['highlights', 'before', 'after', 'explanation', 'others'])
      expect(hit).not.toHaveProperty(detail);
  });

  it('says where the words of the query stand', async () => {
    const { index, search } = suite().open();
    await index(['The mills were running. 水车带动石磨。']);
    const [hit] = await search('running mill 水车', { highlight: true });
    expect(hit?.highlights?.map(([from, to]) => hit.text.slice(from, to))).toEqual(['mills', 'running', '水车']);
  });

  it('brings the passages around a hit, those of its own generation only', async () => {
    const { index, search } = suite().open();
    const { documentId } = await index(['old one', 'old fox', 'old three'], { acceptedAt: '2026-01-01T00:00:00.000Z' });
    await index(['one', 'two', 'fox', 'four', 'fox and five'], { documentId, acceptedAt: '2026-02-01T00:00:00.000Z' });
    const [first, second] = await search('fox', { neighbours: 2 });
    const texts = (passages: readonly { text: string }[] | undefined) => passages?.map(({ text }) => text);
    expect([texts(first?.before), texts(first?.after)]).toEqual([
      ['one', 'two'],
      ['four', 'fox and five'],
    ]);
    expect([texts(second?.before), texts(second?.after)]).toEqual([['fox', 'four'], []]);
    expect(first?.before?.[0]).toMatchObject({ chunk: 0, span: [0, 3], headings: [] });
  });

  it('explains a score by its parts', async () => {
    const { index, search } = suite().open();
    await index([
      { text: 'mill mill wheel', headings: ['The mill'], vector: leaning(4, 5, 30) },
      { text: 'wheel', vector: leaning(4, 5, 80) },
      { text: 'stone', vector: leaning(5) },
    ]);
    const vector = { model: 'test-model', values: leaning(4) };
    const hits = await search('mills wheel unheard', { vector, explain: true });
    expect(hits).toHaveLength(2);
    for (const { score, scores, evidence, explanation } of hits) {
      const { parts, terms = [], coverage = 0 } = explanation ?? {};
      expect((parts?.lexical ?? 0) + (parts?.dense ?? 0)).toBeCloseTo(score, 9);
      expect(terms.reduce((sum, term) => sum + term.score, 0)).toBeCloseTo(scores.lexical, 6);
      const weight = (some: typeof terms) => some.reduce((sum, term) => sum + term.weight, 0);
      expect(weight(terms.filter(({ times }) => times > 0)) / weight(terms)).toBeCloseTo(coverage, 9);
      expect(0.8 * coverage + 0.2 * scores.dense).toBeCloseTo(evidence, 9);
    }
    expect(hits[0]?.explanation?.terms.map(({ term, times }) => [term, times])).toEqual([
      ['unheard', 0],
      ['mill', 3],
      ['wheel', 1],
    ]);
    expect(hits[0]?.explanation).toMatchObject({ length: 5, averageLength: 7 / 3 });
  });

  it('says of the whole how much evidence there is, the most of all passages', async () => {
    const { index, find } = suite().open();
    await index(['The mill race leads water over the wheel.', '水渠把水引到水车上，带动石磨。']);
    const evidence = async (query: string) => (await find(query)).evidence;
    expect(await evidence('what leads water over the wheel?')).toBe(1);
    expect(await evidence('水渠把水引到哪里')).toBeGreaterThan(0.5);
    expect(await evidence('who leads the central bank?')).toBeLessThan(0.4);
    expect(await evidence('谁领导中央银行')).toBe(0);
    expect(await evidence('🦊')).toBe(0);
    const { hits, evidence: most } = await find('water unheard', { skip: 1 });
    expect([hits, most]).toEqual([[], expect.closeTo(await evidence('water unheard'), 9)]);
  });
}
