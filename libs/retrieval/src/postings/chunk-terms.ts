import { tokenise } from '../tokenise/tokenise.ts';

/** What is searched of a chunk: its text and the headings above it. */
export interface ChunkText {
  readonly text: string;
  readonly headings: readonly string[];
}

export interface ChunkTerms {
  /** How often each term occurs. */
  readonly counts: ReadonlyMap<string, number>;
  /** All occurrences of all terms: the document length of BM25. */
  readonly length: number;
}

export function chunkTerms({ text, headings }: ChunkText): ChunkTerms {
  const terms = tokenise([...headings, text].join('\n'));
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: terms.length };
}
