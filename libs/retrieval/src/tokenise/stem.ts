import { stem as porter2 } from 'porter2';

/** Words of a language repeat (Zipf), so a small memory saves most of the work; it is emptied when full, never grows past this. */
const mostStems = 50_000;
const stems = new Map<string, string>();

/** The Porter2 stem of a lower-case word (snowballstem.org, English). Words of other languages lose at most a suffix, in query and text alike. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= mostStems) stems.clear();
  const result = porter2(word);
  stems.set(word, result);
  return result;
}
