import { displayWidth } from './display-width.ts';
import { oneLine } from './printable.ts';

export type Cell = string | number | undefined;

/** Lines of columns under their headings; numbers to the right, and no column that holds nothing. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const columns = headings.flatMap((heading, index) => {
    const cells = rows.map((row) => row[index]);
    return cells.some((cell) => cell !== undefined && cell !== '') ? [columnOf(heading, cells)] : [];
  });
  return Array.from({ length: rows.length + 1 }, (_, line) =>
    columns
      .map((column) => column[line])
      .join('  ')
      .trimEnd(),
  );
}

function columnOf(heading: string, cells: readonly Cell[]): string[] {
  const isNumeric = cells.every((cell) => typeof cell !== 'string');
  const texts = [heading, ...cells.map((cell) => oneLine(String(cell ?? '')))];
  // A call takes only so many arguments, and there may be more rows: hence no Math.max(...).
  const width = texts.reduce((widest, text) => Math.max(widest, displayWidth(text)), 0);
  return texts.map((text) => {
    const space = ' '.repeat(width - displayWidth(text));
    return isNumeric ? space + text : text + space;
  });
}
