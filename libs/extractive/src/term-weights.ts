import { queryTerms } from '@millrace/retrieval';

export type TermWeights = ReadonlyMap<string, number>;

/** What a term weighs that is not in the question itself but in what was said before. */
const earlierWeight = 0.4;

/**
 * How telling each term of the question is among these texts, each given by its terms: rare ones are (Robertson's idf, as in BM25). Terms
 * that none of the texts holds weigh nothing, since they tell nothing apart.
 */
export function termWeights(
  question: string,
  searchedQuery: string,
  texts: readonly ReadonlySet<string>[],
): TermWeights {
  const own = queryTerms(question);
  const weights = new Map<string, number>();
  for (const term of new Set([...own.keys(), ...queryTerms(searchedQuery).keys()])) {
    const holding = texts.filter((terms) => terms.has(term)).length;
    if (holding === 0) continue;
    const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
    weights.set(term, idf * (own.has(term) ? 1 : earlierWeight));
  }
  return weights;
}

/** The share of the weights that `terms` hold, 0 to 1. */
export function coverage(weights: TermWeights, terms: ReadonlySet<string>): number {
  let [covered, all] = [0, 0];
  for (const [term, weight] of weights) {
    all += weight;
    if (terms.has(term)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
