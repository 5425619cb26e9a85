import fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import { afterAll, describe, expect, it } from 'vitest';
import { openTokenCounter } from './token-counter.ts';

const encoder = get_encoding('cl100k_base');
const count = openTokenCounter();

afterAll(() => encoder.free());

describe('the token counter', () => {
  it.each([
    "It's 1,234.56 — don’t! WE'LL see…\r\n\r\n  indented\t",
    '水车在河边缓慢地转动，磨坊里的石头把谷物磨成面粉。',
    'emoji 👨‍👩‍👧 𠮷 e\u0301 \u0345ſ \u0085 \ufeff x',
    '<|endoftext|> is text like any other',
    '',
  ])('counts %j as the encoder does', (text) => {
    expect(count(text)).toBe(encoder.encode_ordinary(text).length);
  });

  it('counts any text as the encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(count(text)).toBe(encoder.encode_ordinary(text).length);
      }),
      { numRuns: 500 },
    );
  });

  it('counts an unbroken run in slices, a few tokens too many at most', () => {
    const run = 'abcdefghij'.repeat(300);
    const exact = encoder.encode_ordinary(run).length;
    expect(count(run)).toBeGreaterThanOrEqual(exact);
    expect(count(run)).toBeLessThanOrEqual(exact + 2 * Math.ceil(run.length / 512));
  });
});
