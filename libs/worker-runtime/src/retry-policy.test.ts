import { expect, test } from 'vitest';
import { defaultRetry, longestDelayMs, retryDelayMs } from './retry-policy.ts';

const even = { backoffMs: [1_000, 5_000, 60_000], jitter: 0 } as const;
const jittery = { ...even, jitter: 0.5 };

test('waits as the policy says, and at its end ever the same', () => {
  expect([1, 2, 3, 4, 1_000_000].map((attempt) => retryDelayMs(even, attempt, 0, 0.7))).toEqual([
    1_000, 5_000, 60_000, 60_000, 60_000,
  ]);
});

test('draws the wait around the backoff', () => {
  expect([0, 0.5, 1].map((random) => retryDelayMs(jittery, 3, 0, random))).toEqual([30_000, 60_000, 90_000]);
});

test.each([
  ['shorter than the backoff', 2_000, 60_000],
  ['longer than the backoff', 61_000, 300_000],
  ['of a rung', 900_000, 900_000],
  ['longer than the ladder', 7_200_000, 7_200_000],
  ['longer than anybody waits', Number.POSITIVE_INFINITY, longestDelayMs],
])('never comes back before a wait that was asked for and is %s', (_, asked, waits) => {
  expect(retryDelayMs(even, 3, asked, 0.5)).toBe(waits);
});

test('never falls below what was asked for, whatever is drawn', () => {
  expect(retryDelayMs(jittery, 3, 50_000, 0)).toBe(60_000);
});

test('gives up by default after some minutes', () => {
  const { maxAttempts } = defaultRetry;
  const waits = Array.from({ length: maxAttempts - 1 }, (_, index) => retryDelayMs(defaultRetry, index + 1, 0, 0.5));
  expect(waits).toEqual([1_000, 5_000, 15_000, 60_000]);
});
