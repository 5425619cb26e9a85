import { expect, test } from 'vitest';
import { quantile, spreadOf } from './statistics.ts';

test('gives the value of the nearest rank, in whatever order the values come', () => {
  expect([0, 0.5, 0.95, 1].map((q) => quantile([30, 10, 20], q))).toEqual([10, 20, 30, 30]);
  expect(quantile([], 0.5)).toBe(0);
});

test('gives median, least and most with four significant digits', () => {
  expect(spreadOf([1.23456, 9.87654, 2])).toEqual({ median: 2, least: 1.235, most: 9.877 });
});
