import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

describe('batches', () => {
  it.each([
    [0, []],
    [2, [[0, 1]]],
    [5, [[0, 1], [2, 3], [4]]],
  ])('of two are made of %i items, none of them empty', async (count, expected) => {
    const batches: number[][] = [];
    const items: AsyncIterable<number> = Readable.from(Array.from({ length: count }, (_, index) => index));
    for await (const batch of inBatches(items, 2)) batches.push(batch);
    expect(batches).toEqual(expected);
  });
});
