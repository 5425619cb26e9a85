/** Wide and Fullwidth of Unicode's East Asian Width (UAX #11), roughly, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Marks that stand upon the character before them, and what is not seen at all. */
const without = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Places of a terminal that a text without control characters takes. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** `text` in at most `width` places, its end left out where it is too long. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

function widthOf(character: string): number {
  if (wide.test(character)) return 2;
  return without.test(character) ? 0 : 1;
}
