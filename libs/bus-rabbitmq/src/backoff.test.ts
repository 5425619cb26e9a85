import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('doubles from a tenth of a second up to three seconds', () => {
  expect([0, 1, 2, 4, 5, 100].map((failures) => backoffMs(failures, 1))).toEqual([100, 200, 400, 1_600, 3_000, 3_000]);
});

test('never waits less than half of that', () => {
  expect([0, 1, 100].map((failures) => backoffMs(failures, 0))).toEqual([50, 100, 1_500]);
});
