const wideCharacters = '\\u2e80-\\u303f\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
const spaceBetweenWide = new RegExp(`(?<=[${wideCharacters}])[ \\t]+(?=[${wideCharacters}])`, 'gu');
const oneWide = new RegExp(`^[${wideCharacters}]$`, 'u');

/**
 * The lines of one paragraph as one: a line end becomes a blank, but nothing between Chinese or Japanese characters,
 * which are written without blanks. A hard break of Markdown (two blanks or a backslash) stays a line end.
 */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = [];
  let separator = '';
  let last = '';
  for (const line of lines) {
    const trimmed = line.trim().replace(/\\$/, '');
    const closed = separator === ' ' && oneWide.test(last) && oneWide.test(trimmed.charAt(0));
    parts.push(closed ? '' : separator, trimmed);
    last = trimmed.slice(-1);
    separator = / {2}$|\\$/.test(line) ? '\n' : ' ';
  }
  return parts.join('');
}

/** Drops the blanks between Chinese or Japanese characters that layout tools put where a line ended. */
export function closeWideGaps(text: string): string {
  return text.replace(spaceBetweenWide, '');
}

/** Text without Markdown's emphasis, code marks and links: what a reader sees. */
export function plainInline(text: string): string {
  return withoutEmphasis(withoutLinks(text))
    .replace(/`([^`]+)`/g, '$1')
    .trim();
}

/** Links and pictures become their text. */
export function withoutLinks(text: string): string {
  return text.replace(/!?\[([^[\]]*)\]\((?:<[^<>]*>|[^()\s]*)(?:\s+"[^"]*")?\)/g, '$1');
}

/** `*word*` and `**word**` become the word; an asterisk beside a blank or within a word stays. */
export function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])/g, '$2');
}
