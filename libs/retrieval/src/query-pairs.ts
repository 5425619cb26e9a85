import { tokenise } from './tokenise/tokenise.ts';

/**
 * The terms of a query that are pairs of neighbouring characters and no words. Where such a pair is nowhere in a collection, it most likely
 * lay across the border of two words and stands for nothing.
 */
export function queryPairs(query: string): ReadonlySet<string> {
  const pairs: string[] = [];
  const words = new Set(tokenise(query, pairs));
  return new Set(pairs.filter((pair) => !words.has(pair)));
}
