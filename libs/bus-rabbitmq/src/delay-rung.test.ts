import { expect, test } from 'vitest';
import { delayRung } from './delay-rung.ts';

test('takes the rung itself where the delay is one', () => {
  expect([1_000, 5_000, 3_600_000].map((delay) => delayRung(delay, 0.5))).toEqual([1_000, 5_000, 3_600_000]);
});

test('takes the first rung below it, and the last above it', () => {
  expect([delayRung(1, 0.5), delayRung(86_400_000, 0.5)]).toEqual([1_000, 3_600_000]);
});

test('draws between two rungs so that the mean is the delay', () => {
  const draws = Array.from({ length: 1_000 }, (_, index) => delayRung(8_000, index / 1_000));
  expect(new Set(draws)).toEqual(new Set([5_000, 15_000]));
  expect(draws.reduce((sum, rung) => sum + rung, 0) / draws.length).toBeCloseTo(8_000, -2);
});
