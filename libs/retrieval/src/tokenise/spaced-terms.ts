import { stem } from './stem.ts';

/** Longer words are cut here: base64 and other noise must not become long terms. */
const mostLetters = 64;

/** A mixed word of more pieces than this is a hash or a key, and its pieces say nothing. */
const mostPieces = 4;

/** Possessive and contracted endings: what stands before them is the word. */
const endings = /['’](?:s|t|d|m|ll|re|ve)$/;

/**
 * The terms of one span of a script that puts spaces between words: `running`, `PAT-3847`, `l’école`, `1,200.50`.
 *
 * A word gives its stem. A code (joined parts with a digit among them) gives its parts and the whole without the joints, so that
 * `PAT-3847`, `PAT3847` and `pat 3847` find each other; a point stays, or 1.5 would be 15. Initials (`U.S.A.`) give the whole.
 */
export function pushSpacedTerms(span: string, terms: string[]): void {
  if (/^[a-z]+$/.test(span)) {
    terms.push(stem(span.slice(0, mostLetters)));
    return;
  }
  const word = span.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(endings, '');
  const parts = word.split(/[-_./,'’]+/);
  if (parts.length > 1 && parts.every((part) => /^\p{L}$/u.test(part))) {
    terms.push(parts.join('').slice(0, mostLetters));
    return;
  }
  for (const part of parts) pushPart(part, terms);
  if (parts.length > 1 && parts.length <= mostPieces && /\p{N}/u.test(word)) {
    terms.push(word.replace(/[-_/,'’]+/g, '').slice(0, mostLetters));
  }
}

function pushPart(part: string, terms: string[]): void {
  if (/^[a-z]+$/.test(part)) {
    terms.push(stem(part.slice(0, mostLetters)));
    return;
  }
  terms.push(part.slice(0, mostLetters));
  const pieces = part.match(/[a-z]+|\d+/g) ?? [];
  if (pieces.length < 2 || pieces.length > mostPieces) return;
  for (const piece of pieces) terms.push(stem(piece.slice(0, mostLetters)));
}
