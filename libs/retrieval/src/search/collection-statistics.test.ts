import { expect, it } from 'vitest';
import { averageLength, sumStatistics } from './collection-statistics.ts';

it('takes several collections as one', () => {
  const sum = sumStatistics([
    { documents: 1, chunks: 10, terms: 1_000 },
    { documents: 2, chunks: 30, terms: 1_000 },
  ]);
  expect(sum).toEqual({ documents: 3, chunks: 40, terms: 2_000 });
  expect(averageLength(sum)).toBe(50);
});

it('takes an empty collection as one of length 1, so that nothing is divided by 0', () => {
  expect(averageLength(sumStatistics([]))).toBe(1);
});
