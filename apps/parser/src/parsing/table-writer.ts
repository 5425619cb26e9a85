import { type Block, MillraceError } from '@millrace/contracts';
import { maxCharacters } from './finish-document.ts';
import { tableBlocks } from './table-blocks.ts';

/** Rows that are held at once: a million small ones would take half a gigabyte. */
const rowsAtOnce = 2_000;

export interface Cell {
  column: number;
  text: string;
}

/** Takes a large table row by row, and gives it as blocks that all have its header. */
export interface TableWriter {
  /** @throws MillraceError PARSER_OUT_OF_MEMORY past the text that a document may hold */
  add(row: readonly Cell[]): void;
  end(): Block[];
}

export function createTableWriter(place: { page?: number } = {}): TableWriter {
  const blocks: Block[] = [];
  let header: (readonly Cell[])[] = [];
  let rows: (readonly Cell[])[] = [];
  let characters = 0;

  function flush(): void {
    blocks.push(...tableBlocks(denseRows([...header, ...rows]), place));
    if (header.length === 0) header = rows.filter((row) => row.length > 1).slice(0, 1);
    rows = [];
  }

  return {
    add(row) {
      const filled = row.filter(({ text }) => text.trim() !== '');
      if (filled.length === 0) return;
      for (const { text } of filled) characters += text.length;
      if (characters > maxCharacters) {
        throw new MillraceError(
          'PARSER_OUT_OF_MEMORY',
          `the table holds more than ${maxCharacters} characters of text`,
        );
      }
      if (rows.push(filled) >= rowsAtOnce) flush();
    },
    end() {
      if (rows.length > 0) flush();
      return blocks;
    },
  };
}

/** Only columns that hold something get a place: with one cell in its last column a sheet is not sixteen thousand wide. */
function denseRows(rows: readonly (readonly Cell[])[]): string[][] {
  const used = new Set<number>();
  for (const row of rows) for (const { column } of row) used.add(column);
  const places = new Map([...used].sort((one, other) => one - other).map((column, place) => [column, place]));
  return rows.map((row) => {
    const cells = Array.from({ length: places.size }, () => '');
    for (const { column, text } of row) cells[places.get(column) ?? 0] = text;
    return cells;
  });
}
