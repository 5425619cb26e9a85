import { expect, it } from 'vitest';
import { queryPairs } from './query-pairs.ts';

it('tells pairs that are no words from words', () => {
  expect([...queryPairs('蒸汽机取代了学校')]).toEqual(['汽机', '机取', '代了', '了学']);
});

it('finds none where words stand apart', () => {
  expect(queryPairs('steam replaced PAT-3847').size).toBe(0);
});
