import { expect, it } from 'vitest';
import { expiringMap } from './expiring-map.ts';

it('keeps an entry for its time after the last writing, and then drops it', () => {
  let now = 0;
  const map = expiringMap<string>(100, () => now);
  map.set('rewritten', 'a');
  map.set('left', 'b');
  now = 60;
  map.set('rewritten', 'c');
  now = 100;
  expect([map.get('rewritten'), map.get('left'), map.size]).toEqual(['c', undefined, 1]);
  now = 160;
  expect([map.get('rewritten'), map.size]).toEqual([undefined, 0]);
});
