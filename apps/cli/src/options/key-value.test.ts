import { describe, expect, it } from 'vitest';
import { keyValue } from './key-value.ts';

describe('keyValue', () => {
  it('takes numbers and truths as such, and all else as text', () => {
    const pairs = [
      'year=2026',
      'share=-0.5',
      'final=true',
      'title=a=b',
      'shelf=007',
      'empty=',
      'id=12345678901234567890',
    ];
    expect(pairs.reduce((before, pair) => keyValue(pair, before), {})).toEqual({
      year: 2026,
      share: -0.5,
      final: true,
      title: 'a=b',
      shelf: '007',
      empty: '',
      id: '12345678901234567890',
    });
  });

  it('takes what stands in quotes as text', () => {
    expect(keyValue('year="2026"')).toEqual({ year: '2026' });
    expect(keyValue('said="yes" and "no"')).toEqual({ said: '"yes" and "no"' });
  });

  it('refuses what has no key', () => {
    expect(() => keyValue('=x')).toThrow('KEY=VALUE');
  });
});
