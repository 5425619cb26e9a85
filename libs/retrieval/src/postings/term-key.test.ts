import { expect, it } from 'vitest';
import { termKey } from './term-key.ts';

const collection = '0b0c1f5e-5d0b-5c86-9d0e-3f2f6c1f7a11';

it('is the same on any machine: it is stored', () => {
  expect(termKey(collection, 'mill')).toBe('-4406558600544760030');
  expect(termKey(collection, '水车')).toBe('7797452199445076348');
});

it('differs from collection to collection and from term to term', () => {
  const keys = ['mill', 'mills', ''].flatMap((term) => [
    termKey(collection, term),
    termKey(`${collection.slice(0, -1)}2`, term),
  ]);
  expect(new Set(keys).size).toBe(6);
});

it('is a signed number of 64 bits', () => {
  const keys = Array.from({ length: 200 }, (_, place) => BigInt(termKey(collection, `word ${place}`)));
  for (const key of keys) expect(BigInt.asIntN(64, key)).toBe(key);
  expect(keys.some((key) => key < 0n)).toBe(true);
  expect(keys.some((key) => key > 0n)).toBe(true);
});
