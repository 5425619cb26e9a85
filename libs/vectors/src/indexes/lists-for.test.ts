import { expect, test } from 'vitest';
import { listsFor } from './lists-for.ts';

test.each([
  [0, undefined, 1],
  [1999, undefined, 1],
  [50_000, undefined, 50],
  [1_000_000, undefined, 1000],
  [4_000_000, undefined, 2000],
  [10_000, 128, 128],
  [1000, 128, 25],
  [0, 128, 1],
])('%d vectors with %s lists wanted are divided into %d', (vectors, wanted, lists) => {
  expect(listsFor(vectors, wanted)).toBe(lists);
});
