import { simplifyHan } from './simplify-han.ts';

/** Letters that Unicode does not decompose but that readers type without their mark, or as two letters. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};

/**
 * Text as it is compared: compatibility forms unified (NFKC, Unicode Annex 15), lower case, without the accents of European
 * scripts (U+0300 to U+036F; the marks of other scripts change the word and stay), traditional Han as simplified.
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðþłıς]/g, (letter) => plainLetters[letter] ?? letter);
  return simplifyHan(folded);
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
