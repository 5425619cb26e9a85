/** [from, to) in the parsed text, UTF-16 code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `span` without the white space at its ends; undefined where nothing else is in it. */
export function trimSpan(text: string, { from, to }: Span): Span | undefined {
  const slice = text.slice(from, to);
  const start = slice.search(/\S/);
  if (start < 0) return undefined;
  return { from: from + start, to: from + slice.trimEnd().length };
}

/** True where `at` lies between the two halves of one character. */
export function splitsCharacter(text: string, at: number): boolean {
  return isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
