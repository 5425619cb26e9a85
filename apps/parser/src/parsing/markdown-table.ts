/** The line under a table's header (GitHub Flavored Markdown, 4.10). */
export function isTableRule(line: string): boolean {
  return (
    line.includes('-') &&
    line.includes('|') &&
    /^[\s|:-]+$/.test(line) &&
    cellsOf(line).every((cell) => /^:?-+:?$/.test(cell))
  );
}

/** The cells of one line of a table, trimmed, their escaped pipes made plain. */
export function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
