import { describe, expect, it } from 'vitest';
import { chooseSentences } from './choose-sentences.ts';

const mill =
  'The mill was built in 1712. The wheel has forty oak paddles. Its gudgeons are greased with rendered tallow every Monday. Visitors are welcome.';
const bakery = 'Bread is baked at night. The oven takes sixty loaves. Ada Pruitt sells them at the market.';
const 水车 = '水车直径六米。轴颈每周加注一次菜籽油。下雨天不开磨。';
const 磨坊 = '磨坊建于道光年间。陈守义敲着铜锣唤醒了全村人。';

const source = (text: string, score = 1, headings: string[] = []) => ({ text, headings, score });

function answers(question: string, texts: readonly string[], searchedQuery?: string): string[] {
  const sources = texts.map((text, place) => source(text, 1 - place / 4));
  return chooseSentences(question, sources, searchedQuery ? { searchedQuery } : {}).map(({ source: at, from, to }) =>
    (texts[at] ?? '').slice(from, to),
  );
}

describe('the sentences that answer a question', () => {
  it.each([
    ['When was the mill built?', [mill, bakery], 'The mill was built in 1712.'],
    ['How are the gudgeons greased?', [bakery, mill], 'Its gudgeons are greased with rendered tallow every Monday.'],
    ['Who sells the loaves at the market?', [mill, bakery], 'Ada Pruitt sells them at the market.'],
    ['轴颈加什么油？', [磨坊, 水车], '轴颈每周加注一次菜籽油。'],
    ['谁敲铜锣？', [水车, 磨坊], '陈守义敲着铜锣唤醒了全村人。'],
    ['水车的直径是多少？', [水车, 磨坊], '水车直径六米。'],
  ])('begin for %j with the one', (question, texts, expected) => {
    expect(answers(question, texts)[0]).toBe(expected);
  });

  it('are several where each adds something', () => {
    expect(answers('How many paddles has the wheel, and how many loaves does the oven take?', [mill, bakery])).toEqual(
      expect.arrayContaining(['The wheel has forty oak paddles.', 'The oven takes sixty loaves.']),
    );
  });

  it('prefer one with a number where a number is asked for', () => {
    const text = 'The weir of the mill pond is old. The weir of the mill pond is 14 metres wide.';
    expect(answers('How wide is the weir of the mill pond?', [text])[0]).toContain('14');
  });

  it('answer a follow-up question by what was said before', () => {
    const earlier = 'When was the mill built? And who sells the bread?';
    expect(answers('And who sells them?', [bakery, mill], earlier)[0]).toBe('Ada Pruitt sells them at the market.');
  });

  it('are none where no word of the question is found', () => {
    expect(answers('xylophone', [mill, bakery])).toEqual([]);
    expect(answers('When?', [])).toEqual([]);
  });
});
