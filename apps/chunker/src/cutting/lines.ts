import type { Span } from './span.ts';

/** The lines within `span`, without their ends. */
export function linesOf(text: string, { from, to }: Span): Span[] {
  const lines: Span[] = [];
  let start = from;
  while (start < to) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found > to ? to : found;
    lines.push({ from: start, to: end });
    start = end + 1;
  }
  return lines;
}
