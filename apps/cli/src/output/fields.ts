import { displayWidth } from './display-width.ts';
import { oneLine } from './printable.ts';

/** A name and its value on each line, the values below each other. Fields without a value are left out. */
export function fields(values: Readonly<Record<string, string | number | undefined>>): string[] {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...given.map(([name]) => displayWidth(name)));
  return given.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(String(value))}`);
}

/** Lines of `text` below a heading, indented: what stands in it cannot be taken for a field. */
export function section(heading: string, text: string): string[] {
  return [heading, ...text.split(/\r?\n/).map((line) => `  ${line}`.trimEnd())];
}
