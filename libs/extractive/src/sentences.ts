/** A part of a text: [from, to), UTF-16 code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Words with a point that ends no sentence. */
const abbreviation =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|prof|st|no|nos|vol|fig|cf|vs|etc|approx|inc|ltd|co|jr|sr|e\.g|i\.e|\p{L}|(?:\p{L}\.)+\p{L})$/iu;

/** The end of a sentence with the quotes and brackets that close there: Chinese anywhere, Western before a space. */
const ending = /[。！？]+[”’」』）】》)"']*|[.!?…]+[”’」』）】》)"'\]]*(?=\s)/gu;

const row = /^\s*\|.*\|\s*$/;
const delimiterRow = /^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/;
const listItem = /^\s*(?:[-*+•·]|\d{1,3}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*/u;

/** A shorter line is a line of its own, such as a title; a longer one goes on in the next. */
const leastWrapped = 30;

/**
 * The sentences of a passage, each a part of it without the space around. Rows of tables, items of lists and lines that stand alone
 * are sentences too; a sentence may run over the line breaks of a wrapped text.
 */
export function sentencesOf(text: string): Span[] {
  return paragraphsOf(text).flatMap(({ from, to }) => {
    const paragraph = text.slice(from, to);
    const cuts = [0];
    for (const match of paragraph.matchAll(ending)) {
      const end = match.index + match[0].length;
      if (match[0].startsWith('.') && endsNothing(paragraph, match.index, end)) continue;
      cuts.push(end);
    }
    cuts.push(paragraph.length);
    return cuts
      .slice(1)
      .map((end, index) => trimmed(text, { from: from + (cuts[index] ?? 0), to: from + end }))
      .filter((span) => /[\p{L}\p{N}]/u.test(text.slice(span.from, span.to)));
  });
}

/** A point after an abbreviation or the number of an item, or before a word in small letters. */
function endsNothing(paragraph: string, point: number, end: number): boolean {
  if (/^\s*\d{1,3}$/.test(paragraph.slice(0, point))) return true;
  return (
    abbreviation.test(paragraph.slice(Math.max(0, point - 12), point)) ||
    /^\s+\p{Ll}/u.test(paragraph.slice(end, end + 8))
  );
}

/** Lines, with those joined that a wrapped text has cut. The head of a table tells nothing by itself. */
function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  let open = false;
  for (const line of text.matchAll(/[^\n]+/g)) {
    const [from, to] = [line.index, line.index + line[0].length];
    const before = paragraphs.at(-1);
    const alone = row.test(line[0]) || listItem.test(line[0]);
    if (delimiterRow.test(line[0])) {
      // The row above holds the names of the columns.
      if (before && row.test(text.slice(before.from, before.to))) paragraphs.pop();
      open = false;
    } else if (before && open && !alone && from - before.to === 1) {
      paragraphs[paragraphs.length - 1] = { from: before.from, to };
      open = goesOn(line[0]);
    } else {
      paragraphs.push({ from, to });
      open = !row.test(line[0]) && goesOn(line[0]);
    }
  }
  return paragraphs;
}

function goesOn(line: string): boolean {
  return line.length >= leastWrapped && !/[。！？.!?：:；;][”’」』）】》)"'\]]*\s*$/.test(line);
}

function trimmed(text: string, { from, to }: Span): Span {
  const part = text.slice(from, to);
  return { from: from + (part.length - part.trimStart().length), to: to - (part.length - part.trimEnd().length) };
}
