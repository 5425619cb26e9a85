import { foldText } from '../tokenise/fold-text.ts';
import { pushSpacedTerms } from '../tokenise/spaced-terms.ts';
import { isPaired, segments } from '../tokenise/unspaced-terms.ts';
import { wordSpans } from '../tokenise/word-spans.ts';

/** [from, to) in a text, in UTF-16 code units. */
export type Range = [number, number];

/** Where a text holds any of the terms, as the tokeniser makes them; in order, and not overlapping. */
export function highlight(text: string, terms: ReadonlySet<string>): Range[] {
  const { folded, placeOf } = foldInPlace(text);
  const found: Range[] = [];
  for (const match of folded.matchAll(wordSpans)) {
    const { run, hangul } = match.groups ?? {};
    const inWord = run ? inRun(run, terms) : hangul ? inHangul(hangul, terms) : inSpaced(match[0], terms);
    for (const [from, to] of inWord) {
      found.push([placeOf(match.index + from), placeOf(match.index + to)]);
    }
  }
  return merge(found);
}

/** A folded text, and of each place in it the place in the text that it comes from. */
function foldInPlace(text: string): { folded: string; placeOf: (folded: number) => number } {
  if (!/[^\0-\x7f]/.test(text)) return { folded: text.toLowerCase(), placeOf: (place) => place };
  let folded = '';
  const places: number[] = [];
  for (const { 0: character, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const piece = foldText(character);
    for (let unit = 0; unit < piece.length; unit++) places.push(index);
    folded += piece;
  }
  return { folded, placeOf: (place) => places[place] ?? text.length };
}

/** The whole of a code that is asked for as a whole; otherwise its parts that are. */
function inSpaced(word: string, terms: ReadonlySet<string>): Range[] {
  const parts = [...word.matchAll(/[^\-_./,'’]+/gu)].filter(({ 0: part }) => holds(part, terms));
  const whole = parts.length === 0 || parts.length > 1;
  if (whole && holds(word, terms)) return [[0, word.length]];
  return parts.map(({ 0: part, index }) => [index, index + part.length]);
}

function holds(word: string, terms: ReadonlySet<string>): boolean {
  const own: string[] = [];
  pushSpacedTerms(word, own);
  return own.some((term) => terms.has(term));
}

function inRun(run: string, terms: ReadonlySet<string>): Range[] {
  const words = [...segments(run)]
    .filter(({ segment }) => terms.has(segment))
    .map(({ segment, index }): Range => [index, index + segment.length]);
  return isPaired(run) ? [...words, ...pairsIn(run, terms)] : words;
}

function inHangul(word: string, terms: ReadonlySet<string>): Range[] {
  return terms.has(word) ? [[0, word.length]] : pairsIn(word, terms);
}

function pairsIn(run: string, terms: ReadonlySet<string>): Range[] {
  const found: Range[] = [];
  let previous = '';
  let from = 0;
  for (const character of run) {
    if (previous !== '' && terms.has(previous + character))
      found.push([from - previous.length, from + character.length]);
    previous = character;
    from += character.length;
  }
  return found;
}

/** Ranges that touch become one. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [from, to] of [...ranges].sort(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
