import { expect, it } from 'vitest';
import type { SearchSuite } from './search-world.ts';

const english = [
  'The Panthers defense gave up just 308 points, ranking sixth in the league.',
  'The mill race leads water over the wheel and drives the stones.',
  'Steam engines replaced water wheels in the mills of Lancashire.',
];
const chinese = [
  '黑豹队的防守只丢了 308 分，在联赛中排名第六。',
  '水渠把水引到水车上，带动石磨。',
  '蒸汽机取代了工厂里的水车。',
];

/** What a query of words finds. */
export function searchWordsSuite(suite: () => SearchSuite): void {
  it('finds an English passage by other forms of its words', async () => {
    const { index, texts } = suite().open();
    await index([...english, ...chinese]);
    expect((await texts('which engine is replacing the wheels of a mill?'))[0]).toBe(english[2]);
  });

  it('finds a Chinese passage by a Chinese question', async () => {
    const { index, texts } = suite().open();
    await index([...english, ...chinese]);
    expect((await texts('黑豹队丢了多少分？'))[0]).toBe(chinese[0]);
    expect((await texts('什么取代了水车'))[0]).toBe(chinese[2]);
  });

  it('finds simplified text by traditional characters, and the other way round', async () => {
    const { index, texts } = suite().open();
    await index(['國立臺灣大學的學生', '蒸汽机取代了水车']);
    expect(await texts('国立台湾大学')).toEqual(['國立臺灣大學的學生']);
    expect(await texts('蒸汽機')).toEqual(['蒸汽机取代了水车']);
  });

  it('finds a product code however it is joined', async () => {
    const { index, texts } = suite().open();
    await index(['Spare part PAT-3847 is out of stock.', 'Spare part PAT-9911 is in stock.']);
    for (const query of ['PAT-3847', 'pat3847', 'PAT 3847', '3847']) {
      expect((await texts(query))[0], query).toMatch('PAT-3847');
    }
  });

  it('finds a passage by the heading above it', async () => {
    const { index, search } = suite().open();
    await index([
      { text: 'Pull the lever twice.', headings: ['Maintenance', 'Emergency stop'], pages: [4, 5] },
      { text: 'Oil the axle.', headings: ['Maintenance', 'Every month'] },
    ]);
    const [hit] = await search('emergency');
    expect(hit).toMatchObject({
      text: 'Pull the lever twice.',
      headings: ['Maintenance', 'Emergency stop'],
      pages: [4, 5],
    });
  });

  it('finds a passage of stop words by a query of stop words', async () => {
    const { index, texts } = suite().open();
    await index(['To be, or not to be, that is the question.', 'Whether it is nobler in the mind to suffer.']);
    expect((await texts('to be or not to be'))[0]).toMatch('To be');
  });

  it('ranks the passage that holds more of the rare words first', async () => {
    const { index, texts } = suite().open();
    await index([
      'water water water everywhere',
      'water for the archimedean screw',
      ...Array.from({ length: 20 }, (_, place) => `water of lake ${place}`),
    ]);
    expect((await texts('archimedean water'))[0]).toBe('water for the archimedean screw');
  });

  it('says where a hit is and how it scored', async () => {
    const { index, search } = suite().open();
    const task = await index(['unrelated words', 'the quick brown fox'], {
      externalId: 'fox-1',
      name: 'fox.txt',
      metadata: { kind: 'fable', year: 1894 },
    });
    const hits = await search('quick fox');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      documentId: task.documentId,
      taskId: task.taskId,
      name: 'fox.txt',
      externalId: 'fox-1',
      metadata: { kind: 'fable', year: 1894 },
      chunk: 1,
      span: [0, 19],
      collection: 'default',
      score: 1,
      evidence: 1,
      scores: { dense: 0 },
    });
    expect(hits[0]?.scores.lexical).toBeGreaterThan(0);
  });

  it.each([
    ['quotes', `'; drop table chunks; -- "fox"`],
    ['a NUL', 'fox\0'],
    ['half a surrogate', 'fox \ud83d'],
    ['wildcards', '%fox_ \\ {fox} $1'],
    ['4,096 characters', 'fox '.repeat(1024)],
    ['4,096 Chinese characters', `狐狸${'的水车石磨'.repeat(818)} fox`],
    ['a word of 4,096 letters and a fox', `${'x'.repeat(4092)} fox`],
  ])('takes a query with %s', async (_what, query) => {
    const { index, texts } = suite().open();
    await index(['the quick brown fox']);
    expect(await texts(query)).toEqual(['the quick brown fox']);
  });

  it.each([
    ['emoji', '🦊🦊'],
    ['punctuation', '?!… «»'],
    ['a word that is nowhere', 'xylophone'],
  ])('finds nothing for %s', async (_what, query) => {
    const { index, texts } = suite().open();
    await index(['the quick brown fox']);
    expect(await texts(query)).toEqual([]);
  });

  it('finds nothing in a collection that nobody made', async () => {
    expect(
      await suite()
        .open()
        .texts('fox', { collections: ['nowhere'] }),
    ).toEqual([]);
  });
}
