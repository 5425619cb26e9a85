import { expect, test } from 'vitest';
import { Fifo } from './fifo.ts';

test('gives values back in the order they came, however pushes and shifts mix', () => {
  const fifo = new Fifo<number>();
  const seen: (number | undefined)[] = [];
  for (let value = 0; value < 10_000; value++) {
    fifo.push(value);
    if (value % 3 > 0) seen.push(fifo.shift());
  }
  while (fifo.size > 0) seen.push(fifo.shift());
  expect(seen).toEqual(Array.from({ length: 10_000 }, (_, value) => value));
});

test('is empty before the first and after the last value', () => {
  const fifo = new Fifo<string>();
  expect(fifo.shift()).toBeUndefined();
  fifo.push('only');
  expect(fifo.size).toBe(1);
  expect(fifo.shift()).toBe('only');
  expect(fifo.shift()).toBeUndefined();
  expect(fifo.size).toBe(0);
});
