import type { ShownConfig } from './show-config.ts';

/** A line a setting, in columns: `postgres.password  ***  POSTGRES_PASSWORD_FILE (environment)`. */
export function configLines({ settings }: ShownConfig): string[] {
  const rows = settings.map(({ path, value, source }) => [path, valueText(value), source] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** A value as people read it; `-` where there is none. */
export function valueText(value: unknown): string {
  if (value === undefined) return '-';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}
