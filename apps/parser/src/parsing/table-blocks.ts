import type { Block } from '@millrace/contracts';

/** Characters of rows in one table block. With its header it stays near one chunk, so that a row is seldom torn from it. */
const rowCharacters = 2_000;
/** A header longer than this is not repeated: it would be most of each block. */
const repeatedHeaderCharacters = 1_000;

/**
 * A grid of cells as GitHub-flavoured Markdown: `rows[0]` is the header. A large one becomes several blocks,
 * each with the header. Columns without any text are left out, and so are empty rows.
 * Rows above the header that hold one cell only are captions: paragraphs. So is a table of one column.
 */
export function tableBlocks(rows: readonly (readonly string[])[], place: { page?: number } = {}): Block[] {
  const filled = rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== ''));
  const top = filled.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const captions = filled.slice(0, Math.max(top, 0)).map((row) => row.join(''));
  const grid = dropEmptyColumns(filled.slice(captions.length));
  const isTable = (grid[0]?.length ?? 0) > 1;
  const paragraphs = isTable ? captions : slicesOf([...captions, ...grid.flat()]).map((lines) => lines.join('\n'));
  return [
    ...paragraphs.filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', text, ...place })),
    ...(isTable ? tableTexts(grid).map((text): Block => ({ kind: 'table', text, ...place })) : []),
  ];
}

function tableTexts([header = [], ...body]: string[][]): string[] {
  const rule = line(header.map(() => '---'));
  const first = `${line(header)}\n${rule}`;
  const repeated = first.length <= repeatedHeaderCharacters ? first : `${line(header.map(() => ''))}\n${rule}`;
  return slicesOf(body.map(line)).map((lines, index) => [index === 0 ? first : repeated, ...lines].join('\n'));
}

function slicesOf(lines: string[]): string[][] {
  const slices: string[][] = [[]];
  let characters = 0;
  for (const one of lines) {
    if (characters > 0 && characters + one.length > rowCharacters) {
      slices.push([]);
      characters = 0;
    }
    slices.at(-1)?.push(one);
    characters += one.length;
  }
  return slices;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A cell on one line, its pipes escaped. */
function cellText(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}

function dropEmptyColumns(rows: string[][]): string[][] {
  const used = new Set<number>();
  for (const row of rows) for (const [column, cell] of row.entries()) if (cell !== '') used.add(column);
  const columns = [...used].sort((one, other) => one - other);
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}
