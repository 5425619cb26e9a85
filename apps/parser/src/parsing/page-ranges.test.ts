import { expect, it } from 'vitest';
import { pageRanges } from './page-ranges.ts';

it.each([
  [[], ''],
  [[3], '3'],
  [[1, 2, 3, 7, 9, 10], '1-3, 7, 9-10'],
])('writes pages %j as "%s"', (pages, text) => {
  expect(pageRanges(pages)).toBe(text);
});
