import { describe, expect, it } from 'vitest';
import { closeWideGaps, joinLines, plainInline, withoutEmphasis, withoutLinks } from './inline-text.ts';

describe('inline text', () => {
  it('joins lines with a blank, but Chinese ones without', () => {
    expect(joinLines(['The wheel ', ' turns', '水车'])).toBe('The wheel turns 水车');
    expect(joinLines(['水车每天', '转动'])).toBe('水车每天转动');
  });

  it('closes gaps between Chinese characters and no others', () => {
    expect(closeWideGaps('水 车 turns 每 天，3 次')).toBe('水车 turns 每天，3 次');
  });

  it.each([
    ['*slanted* and **bold** and ***both***', 'slanted and bold and both'],
    ['2*3*4 and 2 * 3 * 4', '2*3*4 and 2 * 3 * 4'],
    ['中文*斜体*文字', '中文斜体文字'],
    ['a * b', 'a * b'],
    ['**not closed', '**not closed'],
  ])('strips emphasis only: %s', (marked, plain) => {
    expect(withoutEmphasis(marked)).toBe(plain);
  });

  it('turns links and pictures into their text', () => {
    expect(withoutLinks('see [the mill](https://mill.example/a "title") ![wheel](<w 1.png>)')).toBe(
      'see the mill wheel',
    );
  });

  it('makes a heading plain', () => {
    expect(plainInline(' The `sluice` of [**Alder**](a.md) ')).toBe('The sluice of Alder');
  });
});
