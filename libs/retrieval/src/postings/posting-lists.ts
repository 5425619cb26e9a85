import { type ChunkText, chunkTerms } from './chunk-terms.ts';
import { packPosting } from './posting.ts';

export interface PostingLists {
  /** By term: one packed posting a chunk that holds it, in the order of the chunks. */
  readonly lists: ReadonlyMap<string, readonly number[]>;
  /** Lengths of all chunks together, in terms. */
  readonly termTotal: number;
}

/** The inverted index of one batch. */
export function postingLists(chunks: readonly ChunkText[]): PostingLists {
  const lists = new Map<string, number[]>();
  let termTotal = 0;
  for (const [offset, chunk] of chunks.entries()) {
    const { counts, length } = chunkTerms(chunk);
    termTotal += length;
    for (const [term, frequency] of counts) {
      const posting = packPosting({ offset, frequency, length });
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [posting]);
      else list.push(posting);
    }
  }
  return { lists, termTotal };
}
