import { countOf, type Result } from './result.ts';

const heads = [
  'scenario',
  'what was done',
  'documents',
  'lost',
  'duplicated',
  'stuck',
  'setbacks',
  'untrue',
  'seconds',
  'verdict',
];

function cellsOf(result: Result): string[] {
  const counts = (['lost', 'duplicated', 'stuck', 'setback', 'untrue'] as const).map((kind) => countOf(result, kind));
  const { name, done, documents, seconds, verdict } = result;
  return [name, done, String(documents), ...counts.map(String), seconds.toFixed(0), verdict];
}

/** For a terminal. */
export function plainTable(results: readonly Result[]): string {
  const rows = [heads, ...results.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** To be pasted into docs/reliability.md. */
export function markdownTable(results: readonly Result[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...results.map((result) => line(cellsOf(result)))].join('\n');
}
