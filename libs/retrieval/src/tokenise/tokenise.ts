import { foldText } from './fold-text.ts';
import { pushSpacedTerms } from './spaced-terms.ts';
import { pushPairs, pushUnspacedTerms } from './unspaced-terms.ts';

/** Raised with every change that gives other terms for the same text: what is indexed must then be indexed again. */
export const tokeniserVersion = 1;

const letters = String.raw`[\p{L}\p{M}\p{N}]`;
const unspaced = String.raw`[${letters}&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]`;
const hangul = String.raw`\p{sc=Hang}`;
const spaced = `[${letters}--[${unspaced}${hangul}]]`;

/** Runs of scripts without spaces, Hangul words, and words of the other scripts with the joints of codes and contractions. */
const spans = new RegExp(
  String.raw`(?<run>${unspaced}+)|(?<hangul>${hangul}+)|${spaced}+(?:[\-_.\/,'’]${spaced}+)*`,
  'gv',
);
const asciiSpans = /[a-z0-9]+(?:[-_./,'][a-z0-9]+)*/g;

/**
 * The terms of a text, with repetitions, in no particular order. Pure, and the same for what is indexed and what is asked.
 *
 * - folded first: see {@link foldText}
 * - Latin words: Porter2 stems; numbers, codes and initials: see `pushSpacedTerms`
 * - Han, kana, Thai, Lao, Khmer, Burmese: words of the dictionary; Han and kana also in pairs
 * - Hangul: the word as it stands, and in pairs, since particles are written onto it
 * - stop words stay: a query that holds nothing else needs them (see `queryTerms`)
 */
export function tokenise(text: string): string[] {
  const folded = foldText(text);
  const terms: string[] = [];
  if (!/[^\0-\x7f]/.test(folded)) {
    for (const span of folded.match(asciiSpans) ?? []) pushSpacedTerms(span, terms);
    return terms;
  }
  const runs: string[] = [];
  for (const match of folded.matchAll(spans)) {
    const { run, hangul } = match.groups ?? {};
    if (run !== undefined) runs.push(run);
    else if (hangul !== undefined) {
      terms.push(hangul);
      pushPairs(hangul, terms);
    } else pushSpacedTerms(match[0], terms);
  }
  pushUnspacedTerms(runs, terms);
  return terms;
}
