import type { Block } from '@millrace/contracts';

/** Characters of rows in one table block. With its header it stays near one chunk, so that a row is seldom torn from it. */
const rowCharacters = 2_000;
/** A header longer than this is not repeated: it would be most of each block. */
const repeatedHeaderCharacters = 1_000;

/**
 * A grid of cells as GitHub-flavoured Markdown: `rows[0]` is the header. A large one becomes several blocks,
 * each with the header. Columns without any text are left out, and so are empty rows.
 * Rows before the header that hold one cell only are captions: paragraphs.
 */
export function tableBlocks(rows: readonly (readonly string[])[], place: { page?: number } = {}): Block[] {
  const grid = dropEmptyColumns(rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== '')));
  const captions: Block[] = [];
  while (grid.length > 1 && (grid[0]?.length ?? 0) > 1 && grid[0]?.filter((cell) => cell !== '').length === 1) {
    captions.push({ kind: 'paragraph', text: grid.shift()?.find((cell) => cell !== '') ?? '', ...place });
  }
  const [header, ...body] = grid;
  if (!header) return captions;
  // One column is no table but text that somebody put in a frame.
  if (header.length === 1)
    return [...captions, ...grid.map(([text = '']): Block => ({ kind: 'paragraph', text, ...place }))];
  const top = `${line(header)}\n${line(header.map(() => '---'))}`;
  const parts = slicesOf(body.map(line));
  const repeated =
    top.length <= repeatedHeaderCharacters
      ? top
      : line(header.map(() => '')).concat('\n', line(header.map(() => '---')));
  const tables = parts.map((part, index): Block => {
    const text = [index === 0 ? top : repeated, ...part].join('\n');
    return { kind: 'table', text, ...place };
  });
  return [...captions, ...tables];
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
