// C0 and C1 controls but tab and newline (Postgres refuses NUL), byte order marks, soft hyphens and zero-width spaces,
// which would part a word from its search term. Zero-width joiners stay: emoji and Indic scripts need them.
const unwanted = /[[\p{Cc}--[\t\n]]\u00ad\u200b\u2060\ufeff]/gv;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// Some fonts map text onto these look-alikes (Kangxi and CJK radicals, Latin ligatures); nobody types them in a query.
const lookAlikes = /[\u2e80-\u2fdf\ufb00-\ufb06]/g;
// The look-behind keeps a long run of blanks inside a line from being scanned again from each of its blanks.
const trailingBlanks = /(?<![ \t])[ \t]+$/gm;
const oddSpaces = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** `text` as it may be stored and searched: NFC, `\n` line ends, no control characters, no lone surrogates, no trailing blanks. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(unwanted, '')
    .replace(loneSurrogates, '')
    .replace(lookAlikes, (character) => character.normalize('NFKC'))
    .replace(oddSpaces, ' ')
    .replace(trailingBlanks, '')
    .normalize('NFC');
}
