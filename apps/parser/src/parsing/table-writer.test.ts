import { describe, expect, it } from 'vitest';
import { createTableWriter } from './table-writer.ts';

const row = (...texts: string[]) => texts.map((text, column) => ({ column, text }));

describe('createTableWriter', () => {
  it('gives thousands of rows as tables that all have the header', () => {
    const table = createTableWriter({ page: 3 });
    table.add(row('name', 'weight'));
    for (let index = 0; index < 5_000; index++) table.add(row(`sack ${index}`, `${index}`));
    const blocks = table.end();
    expect(blocks.every(({ kind, page }) => kind === 'table' && page === 3)).toBe(true);
    expect(blocks.every(({ text }) => text.startsWith('| name | weight |\n'))).toBe(true);
    expect(blocks.flatMap(({ text }) => text.match(/sack \d+/g) ?? [])).toHaveLength(5_000);
  });

  it('gives a place to columns that hold something only', () => {
    const table = createTableWriter();
    table.add([{ column: 0, text: 'near' }]);
    table.add([
      { column: 7, text: ' ' },
      { column: 16_383, text: 'far' },
    ]);
    expect(table.end().map(({ text }) => text)).toEqual(['| near |  |\n| --- | --- |\n|  | far |']);
  });

  it('refuses more text than a document may hold', () => {
    const table = createTableWriter();
    const long = 'x'.repeat(1024 * 1024);
    const fill = () => {
      for (let index = 0; index < 40; index++) table.add(row(long));
    };
    expect(fill).toThrow(expect.objectContaining({ code: 'PARSER_OUT_OF_MEMORY' }));
  });

  it('gives nothing for rows without text', () => {
    const table = createTableWriter();
    table.add([]);
    table.add(row('', ' '));
    expect(table.end()).toEqual([]);
  });
});
