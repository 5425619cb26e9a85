import { describe, expect, it } from 'vitest';
import { flattenNestedTables, markTableHeaders } from './html-tables.ts';

describe('markTableHeaders', () => {
  it('makes the first row the header where no cell is one', () => {
    expect(
      markTableHeaders('<table><tr><td class="x">a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>'),
    ).toBe('<table><tr><th class="x">a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>');
  });

  it.each([
    '<table><tr><th>a</th><td>b</td></tr></table>',
    '<table><tr><td>one cell</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '<table><tr><td><table></table></td><td>layout</td></tr></table>',
    '<table><tr><td>never closed</td><td>b</td></tr>',
    '</table>',
  ])('leaves %s as it is', (html) => {
    expect(markTableHeaders(html)).toBe(html);
  });
});

describe('flattenNestedTables', () => {
  it('writes a table in a cell as text, at any depth', () => {
    const inner = (cell: string) => `<table><tr><td>a</td><td>${cell}</td></tr><tr><td>c</td></tr></table>`;
    expect(flattenNestedTables(inner(inner(inner('<b>b</b>'))))).toBe(inner('<p>a, a, b; c; c</p>'));
  });
});
