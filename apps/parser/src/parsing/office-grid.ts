import type { OfficeContentNode } from 'officeparser';
import { officeText } from './office-text.ts';

/**
 * The rows of a table or sheet. Only columns that hold something get a place: a sheet with one cell in
 * its last column is two columns wide, not sixteen thousand.
 */
export function officeGrid(table: OfficeContentNode): string[][] {
  const rows = (table.children ?? []).filter(({ type }) => type === 'row').map(cellsOf);
  const used = new Set<number>();
  for (const row of rows) for (const { column } of row) used.add(column);
  const places = new Map([...used].sort((one, other) => one - other).map((column, place) => [column, place]));
  return rows.map((row) => {
    const cells = Array.from({ length: places.size }, () => '');
    for (const { column, text } of row) cells[places.get(column) ?? 0] = text;
    return cells;
  });
}

function cellsOf(row: OfficeContentNode): { column: number; text: string }[] {
  return (row.children ?? []).flatMap((cell, index) =>
    cell.type === 'cell' ? [{ column: cell.metadata?.col ?? index, text: officeText(cell) }] : [],
  );
}
