import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { readArray, writeArray } from './array-types.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

const texts = ['', 'NULL', 'null', 'a,b', '{c}', 'say "yes"', 'back\\slash', 'two\nlines', ' 面粉 ', "'"];

test('an array of any texts is written and read again', () => {
  expect(readArray(String(writeArray([...texts, null])), (text) => text)).toEqual([...texts, null]);
  expect(readArray('{}', Number)).toEqual([]);
});

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
});
afterAll(() => fresh?.stop());

it('goes to the server and comes back, in every type that is used', async () => {
  const ids = ['0d4d3b9e-8f3a-4a52-9d3e-3f8f6f6e2a11'];
  const times = ['2026-01-02T03:04:05.678Z'];
  const [row] = await fresh.database`
    select ${texts}::text[] as texts, ${ids}::uuid[] as ids, ${[1, -2]}::int4[] as small,
      ${[2 ** 40]}::bigint[] as big, ${times}::timestamptz[] as times, ${[]}::text[] as none,
      array[1.5, null]::float4[] as real, array[true, false] as flags`;
  expect(row).toEqual({
    texts,
    ids,
    small: [1, -2],
    big: [2 ** 40],
    times: times.map((time) => new Date(time)),
    none: [],
    real: [1.5, null],
    flags: [true, false],
  });
});
