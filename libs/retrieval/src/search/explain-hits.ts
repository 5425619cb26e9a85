import type { Explanation } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { type ChunkText, chunkTerms } from '../postings/chunk-terms.ts';
import { askedFrequencies, askedLists } from './asked-lists.ts';
import { saturation, termWeight } from './bm25.ts';
import { averageLength } from './collection-statistics.ts';
import type { CandidateQuery } from './find-candidates.ts';
import type { Fused } from './fuse.ts';

/** Tells of chunks how their scores came about: what they hold is counted anew, as when they were indexed. */
export async function explainHits(
  tx: Transaction,
  { scope, terms, statistics }: CandidateQuery,
): Promise<(chunk: ChunkText, ranked: Fused) => Explanation> {
  const asked = { scope, terms: [...terms.keys()], statistics };
  const rows = await tx<{ place: number; frequency: number }[]>`
    with lists as materialized (${askedLists(tx, asked)}) ${askedFrequencies(tx, asked)}
  `;
  const frequencies = new Map(rows.map(({ place, frequency }) => [asked.terms[place - 1], frequency]));
  const weights = [...terms].map(([term, times]) => ({
    term,
    weight: times * termWeight(statistics.chunks, frequencies.get(term) ?? 0),
  }));
  weights.sort((one, other) => other.weight - one.weight);
  const mean = averageLength(statistics);
  return (chunk, { parts, lexical }) => {
    const { counts, length } = chunkTerms(chunk);
    return {
      parts,
      terms: weights.map(({ term, weight }) => {
        const times = counts.get(term) ?? 0;
        return { term, weight, times, score: weight * saturation(times, length / mean) };
      }),
      coverage: lexical?.coverage ?? 0,
      length,
      averageLength: mean,
    };
  };
}
