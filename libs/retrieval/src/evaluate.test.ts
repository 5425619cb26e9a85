import { describe, expect, it } from 'vitest';
import { evaluate, mrrAt, ndcgAt, recallAt } from './evaluate.ts';

const judged = (relevances: Record<string, number>) => new Map(Object.entries(relevances));

describe('nDCG', () => {
  it('is 1 for the ideal ranking and 0 for none', () => {
    expect(ndcgAt(10, ['a', 'b', 'x'], judged({ a: 2, b: 1 }))).toBe(1);
    expect(ndcgAt(10, ['x', 'y'], judged({ a: 1 }))).toBe(0);
    expect(ndcgAt(10, ['a'], judged({}))).toBe(0);
  });

  it('discounts by the logarithm of the rank', () => {
    expect(ndcgAt(10, ['x', 'a'], judged({ a: 1 }))).toBeCloseTo(1 / Math.log2(3));
    expect(ndcgAt(10, ['b', 'a'], judged({ a: 2, b: 1 }))).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)));
  });

  it('does not look past its depth', () => {
    expect(ndcgAt(2, ['x', 'y', 'a'], judged({ a: 1 }))).toBe(0);
    expect(ndcgAt(1, ['a'], judged({ a: 1, b: 1 }))).toBe(1);
  });
});

describe('recall', () => {
  it('is the share of the relevant documents that were found', () => {
    expect(recallAt(2, ['a', 'x', 'b'], judged({ a: 1, b: 2, c: 0 }))).toBe(0.5);
    expect(recallAt(5, [], judged({ c: 0 }))).toBe(0);
  });
});

describe('reciprocal rank', () => {
  it('is one over the rank of the first relevant document', () => {
    expect(mrrAt(10, ['x', 'y', 'a', 'b'], judged({ a: 1, b: 1 }))).toBeCloseTo(1 / 3);
    expect(mrrAt(2, ['x', 'y', 'a'], judged({ a: 1 }))).toBe(0);
  });
});

describe('an evaluation', () => {
  it('takes the mean over all judged queries, also over one without a ranking', () => {
    const rankings = new Map([['q1', ['a']]]);
    const all = new Map([
      ['q1', judged({ a: 1 })],
      ['q2', judged({ b: 1 })],
    ]);
    expect(evaluate(rankings, all)).toEqual({ queries: 2, ndcg10: 0.5, recall5: 0.5, mrr10: 0.5 });
  });

  it('counts the first place of a document that comes again', () => {
    const rankings = new Map([['q', ['x', 'x', 'x', 'x', 'x', 'a']]]);
    expect(evaluate(rankings, new Map([['q', judged({ a: 1 })]]))).toMatchObject({ recall5: 1, mrr10: 0.5 });
  });

  it('of nothing is 0', () => {
    expect(evaluate(new Map(), new Map())).toEqual({ queries: 0, ndcg10: 0, recall5: 0, mrr10: 0 });
  });
});
