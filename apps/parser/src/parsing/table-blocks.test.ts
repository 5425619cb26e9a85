import { describe, expect, it } from 'vitest';
import { tableBlocks } from './table-blocks.ts';

describe('tableBlocks', () => {
  it('writes a grid as Markdown with the first row as its header', () => {
    expect(
      tableBlocks(
        [
          ['Grain', 'Price'],
          ['rye', '4|5\nper sack'],
        ],
        { page: 2 },
      ),
    ).toEqual([{ kind: 'table', text: '| Grain | Price |\n| --- | --- |\n| rye | 4\\|5 per sack |', page: 2 }]);
  });

  it('leaves out empty rows and columns', () => {
    const [table] = tableBlocks([['a', '', 'b'], [], ['1', ' ', '2']]);
    expect(table?.text).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });

  it('takes lone cells above the header for captions', () => {
    expect(tableBlocks([['Prices'], ['Grain', 'Price'], ['rye', '4']]).map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Prices'],
      ['table', '| Grain | Price |\n| --- | --- |\n| rye | 4 |'],
    ]);
  });

  it('takes a single column for text, some lines to a block', () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => [`sack ${index}`]);
    const blocks = tableBlocks(lines);
    expect(blocks[0]).toMatchObject({ kind: 'paragraph', text: expect.stringMatching(/^sack 0\nsack 1\n/) });
    expect(
      blocks
        .map(({ text }) => text)
        .join('\n')
        .split('\n'),
    ).toEqual(lines.flat());
    expect(blocks.length).toBeLessThan(10);
  });

  it('keeps cells apart that share no row', () => {
    expect(
      tableBlocks([
        ['1', ''],
        ['', '2'],
      ]).map(({ text }) => text),
    ).toEqual(['| 1 |  |\n| --- | --- |\n|  | 2 |']);
  });

  it('splits a large table into blocks of bounded size, each with the header and every row once', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => [`sack ${index}`, 'rye flour, coarse']);
    const tables = tableBlocks([['Item', 'Contents'], ...rows]);
    expect(tables.length).toBeGreaterThan(10);
    expect(Math.max(...tables.map(({ text }) => text.length))).toBeLessThan(2_500);
    expect(tables.every(({ text }) => text.startsWith('| Item | Contents |\n| --- | --- |\n'))).toBe(true);
    const items = tables.flatMap(({ text }) => text.match(/sack \d+/g) ?? []);
    expect(items).toEqual(rows.map(([item]) => item));
  });

  it('does not repeat a header that is longer than the rows', () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`${index}`, 'x'.repeat(60)]);
    const [first, second] = tableBlocks([['h'.repeat(2_000), 'b'], ...rows]);
    expect(first?.text).toContain('hhh');
    expect(second?.text).not.toContain('hhh');
  });

  it('gives nothing for a grid without text', () => {
    expect(tableBlocks([[''], ['', ' ']])).toEqual([]);
  });
});
