import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from './charset-guess.ts';

export interface DecodedText {
  text: string;
  charset: string;
}

/** Share of the characters outside ASCII that may be broken in a text that is still taken for UTF-8. */
const toleratedDamage = 0.05;

/**
 * The text of `bytes`: by byte order mark, else UTF-8 where the bytes are UTF-8 with few breaks, else as `declared`
 * (an HTML `meta`, a `charset` parameter), else as the guess of {@link guessCharset}.
 *
 * iconv-lite decodes, not TextDecoder: the latter is not reliable for windows-1252 in every Node release.
 */
export function decodeText(bytes: Buffer, declared?: string): DecodedText {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return decodeAs(bytes, marked);
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const lossy = decodeAs(bytes, 'utf-8');
  if (damage(lossy.text) <= toleratedDamage) return lossy;
  const named = declared?.trim().toLowerCase();
  if (named && !/^utf-?8$/.test(named) && iconv.encodingExists(named)) return decodeAs(bytes, named);
  return decodeAs(bytes, guessCharset(bytes));
}

/** True when `bytes` begin with the mark of a Unicode encoding, or read as UTF-16 without one. */
export function isMarkedUnicode(bytes: Buffer): boolean {
  return (byteOrderMark(bytes) ?? unmarkedUtf16(bytes)) !== undefined;
}

function decodeAs(bytes: Buffer, charset: string): DecodedText {
  return { text: iconv.decode(bytes, charset), charset };
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Mostly Western text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Buffer): string | undefined {
  const pairs = Math.min(bytes.length >> 1, 512);
  if (pairs < 4) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) evenZeros++;
    if (bytes[2 * i + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.8 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > pairs * 0.8 && oddZeros === 0) return 'utf-16be';
  return undefined;
}

function damage(text: string): number {
  let damaged = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) damaged++;
    if (code > 0x7f) foreign++;
  }
  return foreign === 0 ? 0 : damaged / foreign;
}
