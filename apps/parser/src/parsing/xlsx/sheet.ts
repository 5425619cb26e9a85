import type { Cell } from '../table-writer.ts';
import { readXml } from '../xml-events.ts';
import { numberText } from './number-format.ts';
import type { Workbook } from './workbook.ts';

/** Calls `onRow` with the filled cells of each row of a sheet (ISO/IEC 29500-1, 18.3.1). */
export async function readSheet(
  bytes: AsyncIterable<Buffer>,
  workbook: Workbook,
  onRow: (row: Cell[]) => void,
): Promise<void> {
  let row: Cell[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  await readXml(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributes.r) ?? column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      }
      // `v` holds a value, `t` the text of an inline string; `f` beside them a formula.
      reading = name === 'v' || name === 't';
    },
    text(text) {
      if (reading) value += text;
    },
    close(name) {
      reading = false;
      if (name === 'c' && value !== '') row.push({ column, text: cellText(value, type, style, workbook) });
      if (name === 'row') onRow(row);
    },
  });
}

function cellText(value: string, type: string, style: number, { sharedStrings, styles, calendar }: Workbook): string {
  if (type === 's') return sharedStrings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n') return numberText(value, styles[style] ?? 'number', calendar);
  return value;
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
