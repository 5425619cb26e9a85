let segmenter: Intl.Segmenter | undefined;

/**
 * The terms of runs of scripts that put no spaces between words: dictionary words (ICU, by `Intl.Segmenter`; one dictionary
 * serves Chinese and Japanese, others Thai, Lao, Khmer and Burmese), and for Han and kana every pair of neighbouring characters
 * too, since names and new words are in no dictionary.
 *
 * The runs are segmented in one call: a call costs more than a short run.
 */
export function pushUnspacedTerms(runs: readonly string[], terms: string[], pairs: string[]): void {
  if (runs.length === 0) return;
  for (const { segment } of segments(runs.join('\n'))) if (segment !== '\n') terms.push(segment);
  for (const run of runs) if (isPaired(run)) pushPairs(run, pairs);
}

/** Words of the dictionary, and what lies between them. */
export function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter.segment(text);
}

/** Whether a run is indexed by its pairs too. */
export function isPaired(run: string): boolean {
  return /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u.test(run);
}

/** Every pair of neighbouring characters. */
export function pushPairs(run: string, terms: string[]): void {
  let previous = '';
  for (const character of run) {
    if (previous !== '') terms.push(previous + character);
    previous = character;
  }
}
