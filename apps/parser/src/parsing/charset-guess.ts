import chardet from 'chardet';

/** How a double-byte charset lays out its characters, and which of them people use most. */
interface DoubleByteCharset {
  name: string;
  /** Weight of one two-byte character: 1 in everyday use, less for rare ones, 0 where the charset has none. */
  weight(lead: number, trail: number): number;
  /** Two-byte characters that a text must hold before this charset may be guessed. */
  atLeast: number;
}

const within = (value: number, low: number, high: number) => value >= low && value <= high;

// Level 1 of each national standard holds the characters of everyday texts; the ranges are those of
// GB 2312 and GBK, Big5, JIS X 0208 (as Shift_JIS and EUC-JP) and KS X 1001.
const doubleByteCharsets: DoubleByteCharset[] = [
  {
    name: 'gb18030',
    atLeast: 1,
    weight: (lead, trail) => {
      if (trail < 0xa1) return within(lead, 0x81, 0xfe) && trail >= 0x40 && trail !== 0x7f ? 0.1 : 0;
      if (within(lead, 0xb0, 0xd7) || lead === 0xa1 || lead === 0xa3) return 1;
      return within(lead, 0xd8, 0xf7) ? 0.6 : 0.1;
    },
  },
  {
    name: 'big5',
    atLeast: 1,
    weight: (lead, trail) => {
      if (!within(trail, 0x40, 0x7e) && !within(trail, 0xa1, 0xfe)) return 0;
      if (within(lead, 0xa4, 0xc6) || lead === 0xa1) return 1;
      return within(lead, 0xc9, 0xf9) ? 0.4 : 0;
    },
  },
  {
    name: 'shift_jis',
    atLeast: 1,
    weight: (lead, trail) => {
      if (!within(trail, 0x40, 0xfc) || trail === 0x7f) return 0;
      if (within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97)) return 1;
      return within(lead, 0x98, 0x9f) || within(lead, 0xe0, 0xea) ? 0.5 : 0;
    },
  },
  {
    name: 'euc-kr',
    atLeast: 8,
    weight: (lead, trail) => (trail >= 0xa1 && (within(lead, 0xb0, 0xc8) || lead === 0xa1) ? 1 : 0),
  },
];

const confidentEnough = 60;
const likelyEnough = 0.75;
const sampleBytes = 64 * 1024;

/**
 * The most likely legacy charset of `bytes`, which are not UTF-8: a name that iconv-lite knows.
 *
 * chardet decides where it is confident. It gives up on short texts in double-byte charsets, a column of names say:
 * there the charset wins in which most characters are everyday ones. Western European text is windows-1252.
 */
export function guessCharset(bytes: Buffer): string {
  const sample = bytes.subarray(0, sampleBytes);
  const [best] = chardet.analyse(sample);
  if (best && best.confidence >= confidentEnough && isDoubleByte(best.name)) return best.name;
  const scored = doubleByteCharsets
    .map((charset) => ({ name: charset.name, ...score(sample, charset) }))
    .filter(({ name, likelihood, characters }) => {
      const atLeast = doubleByteCharsets.find((charset) => charset.name === name)?.atLeast ?? 1;
      return likelihood >= likelyEnough && characters >= atLeast;
    })
    .sort((one, other) => other.likelihood - one.likelihood);
  if (scored[0]) return scored[0].name;
  if (best && best.confidence >= 40 && !isWestern(best.name) && !isDoubleByte(best.name)) return best.name;
  return 'windows-1252';
}

/** Mean weight of the characters outside ASCII, and how many there are. */
function score(bytes: Buffer, charset: DoubleByteCharset): { likelihood: number; characters: number } {
  let weight = 0;
  let characters = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    characters++;
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    const one = charset.weight(lead, trail);
    weight += one;
    if (one > 0) i++;
  }
  return { likelihood: characters === 0 ? 0 : weight / characters, characters };
}

function isDoubleByte(name: string): boolean {
  return /^(gb|big5|shift_jis|euc)/i.test(name);
}

/** Charsets of Latin letters, which short texts do not tell apart. */
function isWestern(name: string): boolean {
  return /^(ascii|utf-8|iso-8859-(1|2|9|15)|windows-125(0|2|4|7))$/i.test(name);
}
