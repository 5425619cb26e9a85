const open = String.raw`^([ \t]*)[\[【［]\s*\^?`;
const list = String.raw`\d{1,3}(?:\s*[,;、，\-–]\s*\d{1,3})*`;
/** What some models add to the number of a source: `【3†notes.pdf】`. */
const source = String.raw`(?:†[^】\]］]{0,64})?`;

/** A marker at the beginning of a text, with the spaces before it: `[1]`, `[1, 2]`, `[1-3]`, `[^1]`, `【1】`, `［1］`, `[none]`. */
export const markerPattern = new RegExp(`${open}(${list}|none)${source}\\s*[\\]】］]`);

/** The whole text may become a marker. */
export const unfinishedMarker = new RegExp(
  String.raw`^[ \t]*(?:$|[\[【［]\s*\^?(?:\d{0,3}(?:\s*[,;、，\-–]\s*\d{0,3})*|n|no|non|none)${source}\s*$)`,
);

/** A wider range is none that a model would mean. */
const widestRange = 20;

/** The numbers that the inside of a marker names, each once. */
export function markerNumbers(inside: string): number[] {
  const numbers = inside.split(/\s*[,;、，]\s*/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/\s*[-–]\s*/).map(Number);
    if (to <= from || to - from > widestRange) return [from];
    return Array.from({ length: to - from + 1 }, (_, step) => from + step);
  });
  return [...new Set(numbers)];
}
