const letters = String.raw`[\p{L}\p{M}\p{N}]`;
const unspaced = String.raw`[${letters}&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]`;
const hangul = String.raw`\p{sc=Hang}`;
const spaced = `[${letters}--[${unspaced}${hangul}]]`;

/**
 * What of a folded text is words: runs of scripts without spaces (group `run`), Hangul words (group `hangul`), and words of the other
 * scripts with the joints of codes and contractions.
 */
export const wordSpans = new RegExp(
  String.raw`(?<run>${unspaced}+)|(?<hangul>${hangul}+)|${spaced}+(?:[\-_.\/,'’]${spaced}+)*`,
  'gv',
);

/** The same for text of ASCII alone, five times as fast. */
export const asciiWordSpans = /[a-z0-9]+(?:[-_./,'][a-z0-9]+)*/g;
