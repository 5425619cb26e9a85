import { describe, expect, it } from 'vitest';
import { mean, ndcg, recall, reciprocalRank } from './measures.ts';

const relevant = new Map([
  ['a', 2],
  ['b', 1],
]);

describe('the measures of a ranking', () => {
  it('are 1 for the best ranking', () => {
    const ranking = { found: ['a', 'b', 'x'], relevant };
    expect([ndcg(ranking, 10), recall(ranking, 5), reciprocalRank(ranking, 10)]).toEqual([1, 1, 1]);
  });

  it('are 0 where nothing relevant is found in reach', () => {
    const ranking = { found: ['x', 'y', 'a'], relevant };
    expect([ndcg(ranking, 2), recall(ranking, 2), reciprocalRank(ranking, 2)]).toEqual([0, 0, 0]);
  });

  it('discount what comes late, as the formula says', () => {
    const ranking = { found: ['x', 'b', 'y', 'a'], relevant };
    const gained = 1 / Math.log2(3) + 2 / Math.log2(5);
    const ideal = 2 + 1 / Math.log2(3);
    expect(ndcg(ranking, 10)).toBeCloseTo(gained / ideal, 12);
    expect(recall(ranking, 3)).toBe(0.5);
    expect(reciprocalRank(ranking, 10)).toBe(0.5);
  });

  it('are averaged over queries', () => {
    expect(mean([0, 1, 0.5])).toBe(0.5);
  });
});
