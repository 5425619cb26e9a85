import { splitsCharacter } from './span.ts';

/** Where a passage may begin, best first: a sentence, a clause, a word. */
const beginnings = [
  /(?:[。！？；][”’」』）】》]*|[.!?]["')\]]*\s|\n)\s*/,
  /(?:[，、：][”’」』）】》]*|[,;:]\s)\s*/,
  /\s+/,
];

/**
 * Where a passage that begins at `from` may begin instead, to repeat at most `chars` code units of what stands before it and
 * nothing before `earliest`. Prefers the first beginning of a sentence in reach.
 */
export function overlapStart(text: string, earliest: number, from: number, chars: number): number {
  const reach = Math.max(earliest, from - chars);
  if (reach === earliest) return reach;
  const before = text.slice(reach, from);
  for (const beginning of beginnings) {
    const found = beginning.exec(before);
    const start = found ? found.index + found[0].length : before.length;
    if (start < before.length) return reach + start;
  }
  return splitsCharacter(text, reach) ? reach + 1 : reach;
}
