/** One chunk in a posting list. */
export interface Posting {
  /** Place of the chunk in its batch, 0 to 4,095. */
  readonly offset: number;
  /** How often the chunk holds the term. */
  readonly frequency: number;
  /** Length of the chunk in terms. */
  readonly length: number;
}

const mostOffset = 0xfff;
const mostFrequency = 0x3f;
const mostLength = 0x3fff;

/**
 * A posting as a signed 32-bit number: 12 bits offset, 6 bits frequency, 14 bits length. Frequency and length stop at their most: BM25
 * hardly tells 63 occurrences from more. Throws a `RangeError` for an offset past 4,095.
 */
export function packPosting({ offset, frequency, length }: Posting): number {
  if (offset > mostOffset) throw new RangeError(`a batch holds at most ${mostOffset + 1} chunks`);
  return (offset << 20) | (Math.min(frequency, mostFrequency) << 14) | Math.min(length, mostLength);
}

/** The inverse of {@link packPosting}, as the search does it in SQL. */
export function unpackPosting(packed: number): Posting {
  return {
    offset: (packed >> 20) & mostOffset,
    frequency: (packed >> 14) & mostFrequency,
    length: packed & mostLength,
  };
}
