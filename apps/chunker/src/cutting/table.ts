import { linesOf } from './lines.ts';
import type { Span } from './span.ts';

/** The delimiter row of a GitHub-flavoured Markdown table (GFM 0.29, §4.10). */
const delimiterRow = /^ *\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *$/;

/** The header and delimiter rows of a Markdown table; undefined where it has none. */
export function headOfTable(table: string): string | undefined {
  const headerEnd = table.indexOf('\n');
  if (headerEnd < 0) return undefined;
  const delimiterEnd = endOfLine(table, headerEnd + 1);
  return delimiterRow.test(table.slice(headerEnd + 1, delimiterEnd)) ? table.slice(0, delimiterEnd) : undefined;
}

/** The rows of the table that stands at `span`; its head and the first row are one, since neither says much alone. */
export function rowsOf(text: string, span: Span): Span[] {
  const [header, delimiter, first, ...rest] = linesOf(text, span);
  const last = first ?? delimiter ?? header;
  return header && last ? [{ from: header.from, to: last.to }, ...rest] : [];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
