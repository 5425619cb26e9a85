import { stopTerms } from './tokenise/stop-words.ts';
import { tokenise } from './tokenise/tokenise.ts';

/** A term of a query and how often the query holds it: its weight. */
export type QueryTerms = ReadonlyMap<string, number>;

/** The most different terms that a query may look up; those of the beginning stay. */
const mostTerms = 256;

/** The terms to look up: without stop words, unless the query holds nothing else ("to be or not to be"). */
export function queryTerms(query: string): QueryTerms {
  const terms = tokenise(query);
  const telling = terms.filter((term) => !stopTerms().has(term));
  const counts = new Map<string, number>();
  for (const term of telling.length > 0 ? telling : terms) {
    const count = counts.get(term);
    if (count !== undefined) counts.set(term, count + 1);
    else if (counts.size < mostTerms) counts.set(term, 1);
  }
  return counts;
}
