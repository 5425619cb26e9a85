import { describe, expect, it } from 'vitest';
import { packPosting, unpackPosting } from './posting.ts';

describe('a packed posting', () => {
  it.each([
    { offset: 0, frequency: 1, length: 1 },
    { offset: 1023, frequency: 7, length: 180 },
    { offset: 2048, frequency: 1, length: 12 },
    { offset: 4095, frequency: 63, length: 16_383 },
  ])('holds offset $offset, frequency $frequency and length $length', (posting) => {
    const packed = packPosting(posting);
    expect(unpackPosting(packed)).toEqual(posting);
    expect(packed).toBe(packed | 0);
  });

  it('stops frequency and length at their most', () => {
    const packed = packPosting({ offset: 3, frequency: 1_000, length: 100_000 });
    expect(unpackPosting(packed)).toEqual({ offset: 3, frequency: 63, length: 16_383 });
  });

  it('refuses an offset that would be lost', () => {
    expect(() => packPosting({ offset: 4096, frequency: 1, length: 1 })).toThrow(RangeError);
  });
});
