const tableTag = /<(\/?)table\b[^>]*>/gi;
const firstRow = /<tr\b(?:(?!<\/tr>|<tr\b)[\s\S])*/i;
/** Deeper nesting than this is left as it is. */
const maxNesting = 10;

/** A table without tables in it, from the start of its first tag to the end of its last. */
interface InnermostTable {
  start: number;
  end: number;
  /** Another table is around it. */
  nested: boolean;
}

/**
 * Makes the first row of each table of data its header. Where cells are merged, the converter takes a table without
 * header cells for page layout and writes it as a list.
 */
export function markTableHeaders(html: string): string {
  return replaceTables(html, (table) => {
    if (/<th\b/i.test(table)) return table;
    return table.replace(firstRow, (row) => {
      const cells = row.match(/<td\b/gi)?.length ?? 0;
      return cells < 2 ? row : row.replace(/<(\/?)td\b/gi, '<$1th');
    });
  });
}

/** Writes each table that stands in a cell of another one as text: its cells parted by commas, its rows by semicolons. */
export function flattenNestedTables(html: string): string {
  let flat = html;
  for (let pass = 0; pass < maxNesting; pass++) {
    const before = flat;
    flat = replaceTables(flat, (table, nested) => (nested ? asText(table) : table));
    if (flat === before) break;
  }
  return flat;
}

function asText(table: string): string {
  const rows = table.split(/<\/tr\s*>/i).map((row) =>
    row
      .split(/<\/t[dh]\s*>/i)
      .map((cell) =>
        cell
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((cell) => cell !== '')
      .join(', '),
  );
  return `<p>${rows.filter((row) => row !== '').join('; ')}</p>`;
}

function replaceTables(html: string, replace: (table: string, nested: boolean) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, nested } of innermostTables(html)) {
    parts.push(html.slice(from, start), replace(html.slice(start, end), nested));
    from = end;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

function innermostTables(html: string): InnermostTable[] {
  const found: InnermostTable[] = [];
  const open: { start: number; innermost: boolean }[] = [];
  for (const tag of html.matchAll(tableTag)) {
    if (tag[1] === '') {
      const around = open.at(-1);
      if (around) around.innermost = false;
      open.push({ start: tag.index, innermost: true });
    } else {
      const table = open.pop();
      if (table?.innermost) {
        found.push({ start: table.start, end: tag.index + tag[0].length, nested: open.length > 0 });
      }
    }
  }
  return found;
}
