import { describe, expect, it } from 'vitest';
import { joinFollowUp } from './join-follow-up.ts';

const said = (...questions: string[]) =>
  questions.flatMap((content) => [
    { role: 'user', content } as const,
    { role: 'assistant', content: 'An answer. [1]' } as const,
  ]);

describe('a follow-up question', () => {
  it.each([
    ['How much did she pay for it?', ['Who bought the mill?'], 'Who bought the mill? How much did she pay for it?'],
    ['And wheat flour?', ['What does rye flour cost?'], 'What does rye flour cost? And wheat flour?'],
    ['Why?', ['Is the wheel pit locked?'], 'Is the wheel pit locked? Why?'],
    ['它是谁铸的？', ['铸铁轴是用什么做的？'], '铸铁轴是用什么做的？ 它是谁铸的？'],
    ['那荞麦粉呢？', ['石磨雪花粉的单价是多少？'], '石磨雪花粉的单价是多少？ 那荞麦粉呢？'],
    ['And its price?', ['Who sells flour?', 'And rye?'], 'Who sells flour? And rye? And its price?'],
  ])('%j takes what it leans on with it', (question, before, expected) => {
    expect(joinFollowUp(question, said(...before))).toBe(expected);
  });

  it.each([
    ['When was electric light installed?', ['Who bought the mill?']],
    ['And who may enter the wheel pit without a lamp?', ['Who bought the mill?']],
    ['那铸铁轴是用什么熔铸的？', ['轴颈加什么油？']],
    ['Why?', []],
  ])('%j stands alone', (question, before) => {
    expect(joinFollowUp(question, said(...before))).toBe(question);
  });

  it('stays whole, however much was said before', () => {
    const question = `Why ${'it '.repeat(1_300)}?`;
    const joined = joinFollowUp(question, said('x'.repeat(4_000)));
    expect(joined).toHaveLength(4_096);
    expect(joined.endsWith(question)).toBe(true);
  });
});
