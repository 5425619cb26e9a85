import { describe, expect, it } from 'vitest';
import { duration, durationText } from './duration.ts';

describe('a duration', () => {
  it('is given as a number and the letter of its unit', () => {
    expect(['90s', '30m', '2h', '7d', '1w'].map(duration)).toEqual([
      90_000, 1_800_000, 7_200_000, 604_800_000, 604_800_000,
    ]);
  });

  it.each(['', '2', 'h', '-2h', '1.5h', '2 h', '2y', '999999h'])('is not “%s”', (text) => {
    expect(() => duration(text)).toThrow('give a duration such as');
  });

  it('is told in the longest unit of which it has two or more', () => {
    const told = [0, 1_000, 119_999, 120_000, 5_400_000, 7_200_000, 172_800_000, 1_209_600_000].map(durationText);
    expect(told).toEqual([
      '0 seconds',
      '1 second',
      '119 seconds',
      '2 minutes',
      '90 minutes',
      '2 hours',
      '2 days',
      '2 weeks',
    ]);
  });
});
