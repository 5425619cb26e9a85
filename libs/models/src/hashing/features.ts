import { characterWeight } from './character-weights.ts';
import { functionWords } from './function-words.ts';

/** Runs of scripts that put no spaces between words, or otherwise a word. */
const runs =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+)|[\p{L}\p{M}\p{N}]+/gu;

/** Letters of a word that stand for its stem. */
const stemLength = 5;
const trigramWeight = 0.4;
const bigramWeight = 0.7;

export type Add = (feature: string, weight: number) => void;

/**
 * Tells `add` of every feature of `text`, as often as it occurs: of a word its beginning and its trigrams, so that inflected forms
 * and misspellings still meet; of unspaced scripts the characters and their pairs, weighed by how much they say.
 */
export function featuresOf(text: string, add: Add): void {
  for (const [run, unspaced] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (unspaced) charactersOf(unspaced, add);
    else if (!functionWords.has(run)) wordOf(run, add);
  }
}

function wordOf(word: string, add: Add): void {
  add(`w${word.slice(0, stemLength)}`, 1);
  if (word.length <= 3) return;
  const bounded = `<${word}>`;
  for (let at = 0; at + 3 <= bounded.length; at += 1) add(`t${bounded.slice(at, at + 3)}`, trigramWeight);
}

function charactersOf(run: string, add: Add): void {
  let previous: { character: string; weight: number } | undefined;
  for (const character of run) {
    const weight = characterWeight(character);
    add(`c${character}`, weight);
    if (previous) add(`b${previous.character}${character}`, bigramWeight * Math.sqrt(previous.weight * weight));
    previous = { character, weight };
  }
}
