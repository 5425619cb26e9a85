import type { Span } from './sentences.ts';

const row = /^\s*\|.*\|\s*$/;
const delimiters = /^[\s|:-]+$/;

/**
 * A part of a passage as a reader takes it outside of its document: a row of a table with the names of its columns, the rest on one line
 * without the marks of lists and emphasis.
 */
export function readable(text: string, { from, to }: Span): string {
  const part = text.slice(from, to);
  if (row.test(part)) return readableRow(part, headerOf(text, from));
  const plain = part.includes('\n') ? part : part.replace(/^\s*\d{1,3}[.)、]\s*(?=\S)/, '');
  return plain
    .replace(/^\s*(?:[-*+•·]|#{1,6})\s+/gm, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/(\p{scx=Han}|[，。；：、！？])\s*\n\s*(?=\p{scx=Han})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function readableRow(part: string, header: readonly string[] | undefined): string {
  const cells = cellsOf(part);
  const [colon, stop] = /\p{sc=Han}/u.test(part) ? ['：', '；'] : [': ', '; '];
  const named = cells.map((cell, column) => {
    const name = header?.[column];
    return cell === '' || !name || name === cell ? cell : name + colon + cell;
  });
  return named.filter((cell) => cell !== '').join(stop);
}

/** The cells of the row above the nearest line of delimiters. */
function headerOf(text: string, from: number): string[] | undefined {
  const above = text.slice(0, from).trimEnd().split('\n');
  for (let line = above.length - 1; line > 0 && row.test(above[line] ?? ''); line -= 1) {
    const [candidate = '', current = ''] = [above[line - 1], above[line]];
    if (delimiters.test(current) && row.test(candidate)) return cellsOf(candidate);
  }
  return undefined;
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}
