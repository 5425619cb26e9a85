import type { MigrationStatus } from './migration-status.ts';
import type { TableSize } from './table-sizes.ts';

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** What `migrate status` prints: a line a migration, then the tables with their rows and sizes. */
export function statusLines(migrations: readonly MigrationStatus[], tables: readonly TableSize[]): string[] {
  const width = Math.max(5, ...tables.map(({ name }) => name.length));
  const line = (name: string, rows: string, size: string) =>
    `${name.padEnd(width)}  ${rows.padStart(12)}  ${size.padStart(10)}`;
  return [
    ...migrations.map(({ name, state, appliedAt }) =>
      [state.padEnd(8), name, appliedAt?.toISOString()].filter(Boolean).join('  '),
    ),
    ...(tables.length > 0 ? ['', line('table', 'rows', 'size')] : []),
    ...tables.map(({ name, rows, bytes }) => line(name, String(rows), sizeOf(bytes))),
  ];
}

/** As Postgres's own `pg_size_pretty`: whole numbers of the largest unit that leaves at least ten. */
function sizeOf(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 10 * 1024 && unit < units.length - 1; unit++) size /= 1024;
  return `${Math.round(size)} ${units[unit]}`;
}
