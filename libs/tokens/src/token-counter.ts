import { get_encoding, type Tiktoken } from 'tiktoken';

export type TokenCounter = (text: string) => number;

/**
 * How cl100k_base takes a text apart before byte pair encoding (the `pat_str` of tiktoken's encoder file). Each part is encoded
 * by itself, so counts of parts may be remembered and added. `\p{White_Space}` is what `\s` means to the encoder; JavaScript's
 * own `\s` has other members.
 */
const parts = new RegExp(
  [
    `'(?:[sSſdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])`,
    `[^\\r\\n\\p{L}\\p{N}]?\\p{L}+`,
    `\\p{N}{1,3}`,
    ` ?[^\\p{White_Space}\\p{L}\\p{N}]+[\\r\\n]*`,
    `\\p{White_Space}*[\\r\\n]+`,
    `\\p{White_Space}+(?!\\P{White_Space})`,
    `\\p{White_Space}+`,
  ].join('|'),
  'gu',
);

/** The encoder's time grows with the square of a part's length: longer ones are counted in slices. */
const longestPart = 512;
const longestRemembered = 48;
const mostRemembered = 65_536;

let encoder: Tiktoken | undefined;

function encode(part: string): number {
  encoder ??= get_encoding('cl100k_base');
  return encoder.encode_ordinary(part).length;
}

/**
 * Counts tokens as cl100k_base encodes them. Parts of more than 512 characters are counted in slices: a few tokens too many,
 * in time that grows with the length only. The encoder is loaded at the first count (0.1 s) and kept for the
 * whole process.
 */
export function openTokenCounter(): TokenCounter {
  const remembered = new Map<string, number>();

  const countPart = (part: string) => {
    if (part.length > longestRemembered) return countSliced(part);
    const known = remembered.get(part);
    if (known !== undefined) return known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const count = encode(part);
    remembered.set(copyOf(part), count);
    return count;
  };

  return (text) => {
    let count = 0;
    for (const part of text.match(parts) ?? []) count += countPart(part);
    return count;
  };
}

function countSliced(part: string): number {
  let count = 0;
  for (let from = 0; from < part.length; from += longestPart) count += encode(part.slice(from, from + longestPart));
  return count;
}

/** V8 keeps a substring as a view of the whole text: remembered as it is, it would keep that text in memory. */
function copyOf(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}
