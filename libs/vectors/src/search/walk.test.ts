import { describe, expect, it } from 'vitest';
import { isWalkWorthwhile, planWalk } from './walk.ts';

const topK = 10;
const plan = (share: number) => planWalk({ params: {} }, { topK }, { share, records: 10_000 });

describe('planWalk', () => {
  it('goes wider the fewer pass the filter, and the more are asked for, as far as pgvector lets it', () => {
    expect(planWalk({ params: {} }, { topK }, undefined).width).toBe(128);
    expect(plan(1).width).toBe(128);
    expect(plan(0.25).width).toBe(195);
    expect(planWalk({ params: {} }, { topK: 100 }, undefined).width).toBe(200);
    expect(plan(0).width).toBe(1_000);
  });

  it('takes the width that the index was given', () => {
    expect(planWalk({ params: { ef_search: 40 } }, { topK }, { share: 0.25, records: 1 }).width).toBe(40);
  });

  it('goes on for as long as rare records may need', () => {
    expect(plan(1).most).toBe(20_000);
    expect(plan(0.001).most).toBe(160_000);
  });
});

describe('isWalkWorthwhile', () => {
  it.each([
    [1, 100, false],
    [1, 10_000, true],
    [0.5, 10_000, true],
    [0.01, 10_000, false],
    [0.01, 10_000_000, true],
    [0, 10_000_000, false],
  ])('of a share of %d in %d records: %s', (share, records, worthwhile) => {
    const walk = planWalk({ params: {} }, { topK }, { share, records });
    expect(isWalkWorthwhile(walk, { share, records })).toBe(worthwhile);
  });
});
