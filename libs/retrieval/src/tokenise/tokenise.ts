import { foldText } from './fold-text.ts';
import { pushSpacedTerms } from './spaced-terms.ts';
import { pushPairs, pushUnspacedTerms } from './unspaced-terms.ts';
import { asciiWordSpans, wordSpans } from './word-spans.ts';

/** Raised with every change that gives other terms for the same text: what is indexed must then be indexed again. */
export const tokeniserVersion = 1;

/**
 * The terms of a text, with repetitions, in no particular order. Pure, and the same for what is indexed and what is asked.
 *
 * - folded first: see {@link foldText}
 * - Latin words: Porter2 stems; numbers, codes and initials: see `pushSpacedTerms`
 * - Han, kana, Thai, Lao, Khmer, Burmese: words of the dictionary; Han and kana also in pairs
 * - Hangul: the word as it stands, and in pairs, since particles are written onto it
 * - stop words stay: a query that holds nothing else needs them (see `queryTerms`)
 *
 * Pairs of characters go into `pairs` where that is given.
 */
export function tokenise(text: string, pairs?: string[]): string[] {
  const folded = foldText(text);
  const terms: string[] = [];
  if (!/[^\0-\x7f]/.test(folded)) {
    for (const span of folded.match(asciiWordSpans) ?? []) pushSpacedTerms(span, terms);
    return terms;
  }
  const runs: string[] = [];
  for (const match of folded.matchAll(wordSpans)) {
    const { run, hangul } = match.groups ?? {};
    if (run !== undefined) runs.push(run);
    else if (hangul !== undefined) {
      terms.push(hangul);
      pushPairs(hangul, pairs ?? terms);
    } else pushSpacedTerms(match[0], terms);
  }
  pushUnspacedTerms(runs, terms, pairs ?? terms);
  return terms;
}
