import { describe, expect, it } from 'vitest';
import { headOfTable, rowsOf } from './table.ts';

const table = '| name | value |\n|:---|---:|\n| a | 1 |\n| b | 2 |';

describe('a Markdown table', () => {
  it('has its header and delimiter rows for a head', () => {
    expect(headOfTable(table)).toBe('| name | value |\n|:---|---:|');
    expect(headOfTable('name | value\n--- | ---\na | 1')).toBe('name | value\n--- | ---');
  });

  it('has no head where no delimiter row is second', () => {
    expect(headOfTable('| a | 1 |\n| b | 2 |')).toBeUndefined();
    expect(headOfTable('| a | 1 |')).toBeUndefined();
  });

  it('has rows, the first of them with the head', () => {
    const text = `before\n\n${table}\n\nafter`;
    const rows = rowsOf(text, { from: 8, to: 8 + table.length }).map(({ from, to }) => text.slice(from, to));
    expect(rows).toEqual(['| name | value |\n|:---|---:|\n| a | 1 |', '| b | 2 |']);
  });
});
