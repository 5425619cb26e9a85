import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';

const table = 'table: | grain | price |\n| --- | --- |\n| rye, coarse | 4.5 |';

describe('parseCsv', () => {
  it.each([
    ['comma', 'grain,price\n"rye, coarse",4.5\n'],
    ['semicolon', 'grain;price\nrye, coarse;4.5\n'],
    ['tab', 'grain\tprice\nrye, coarse\t4.5\n'],
    ['pipe', 'grain|price\nrye, coarse|4.5\n'],
    ['named', 'sep=;\ngrain;price\n"rye, coarse";4.5\n'],
  ])('finds the delimiter: %s', async (_name, text) => {
    expect(outline(await parseBytes(text, 'prices.csv'))).toEqual([table]);
  });

  it.each([
    ['gb18030', '名称,单价\n小麦,四百元\n大麦,三百元\n'],
    ['shift_jis', '名称,単価\n小麦,四百円\n大麦,三百円\n'],
    ['utf-16le', '名称,单价\n小麦,四百元\n大麦,三百元\n'],
  ])('decodes %s first', async (charset, text) => {
    const [found] = outline(await parseBytes(iconv.encode(text, charset, { addBOM: true }), 'prices.csv'));
    expect(found).toContain(`| ${text.split('\n')[1]?.replace(',', ' | ')} |`);
  });

  it('takes quotes for plain characters where one is never closed', async () => {
    const [text] = outline(await parseBytes('grain,size\nrye,5"\nspelt,"6\noats,7\n', 'prices.csv'));
    expect(text).toContain('| rye | 5" |');
    expect(text).toContain('| oats | 7 |');
  });

  it('repeats the header over thousands of rows', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `sack ${index},${index % 17}`);
    const { blocks } = await parseBytes(`name,weight\n${rows.join('\n')}`, 'sacks.csv');
    expect(blocks.every(({ text }) => text.startsWith('| name | weight |\n| --- | --- |\n| sack '))).toBe(true);
    expect(blocks.flatMap(({ text }) => text.match(/sack \d+/g) ?? [])).toHaveLength(12_000);
  });
});
