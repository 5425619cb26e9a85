import { describe, expect, it } from 'vitest';
import { cutTo, displayWidth } from './display-width.ts';
import { table } from './table.ts';

describe('table', () => {
  it('aligns text left and numbers right, and leaves out columns that are empty', () => {
    expect(
      table(
        ['NAME', 'CODE', 'CHUNKS'],
        [
          ['手册.pdf', '', 12],
          ['a', undefined, undefined],
        ],
      ),
    ).toEqual(['NAME      CHUNKS', '手册.pdf      12', 'a']);
  });

  it('keeps a row on one line, whatever its cells hold', () => {
    expect(table(['NAME'], [['a\n\u001b[31mb']])).toEqual(['NAME', 'a b']);
  });

  it('takes more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => [row]);
    expect(table(['ROW'], rows).at(-1)).toBe('199999');
  });
});

describe('the width of a text', () => {
  it('counts two places for Chinese and emoji, none for marks', () => {
    expect(['abc', '水车', '𠮷', '👍', 'e\u0301'].map(displayWidth)).toEqual([3, 4, 2, 2, 1]);
  });

  it('is cut without splitting a character', () => {
    expect(cutTo('水车怎么维护', 6)).toBe('水车…');
    expect(cutTo('水车', 4)).toBe('水车');
  });
});
