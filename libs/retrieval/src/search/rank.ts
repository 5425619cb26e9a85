import type { Transaction } from '@millrace/ports';
import { type CandidateQuery, findCandidates } from './find-candidates.ts';
import { type Fused, type FusionWeights, fuse } from './fuse.ts';
import { groupByDocument, type Place } from './group-by-document.ts';

/**
 * How many chunks each way of searching contributes at first, and how many where a page reaches deeper. What is found at first stays
 * in front, so that every page is cut from the same ranking.
 */
const depths = { first: 100, deeper: 1_000 };

export interface Ranking {
  readonly places: readonly Place<Fused>[];
  /** Of the best chunk. */
  readonly evidence: number;
}

/** The places of a ranking, at least `count` where there are so many: chunks, or documents with at most `perDocument` chunks. */
export async function rank(
  tx: Transaction,
  query: CandidateQuery,
  weights: FusionWeights,
  count: number,
  perDocument: number | undefined,
): Promise<Ranking> {
  const placesOf = async (ranked: readonly Fused[]): Promise<Place<Fused>[]> =>
    perDocument === undefined ? ranked.map((best) => ({ best })) : groupByDocument(tx, ranked, perDocument);

  const first = fuse(await findCandidates(tx, query, depths.first), weights);
  const evidence = Math.max(0, ...first.map((ranked) => ranked.evidence));
  const places = await placesOf(first);
  if (places.length >= count || first.length < depths.first) return { places, evidence };
  const known = new Set(first.map(({ id }) => id));
  const deeper = (await findCandidates(tx, query, depths.deeper)).filter(({ id }) => !known.has(id));
  return { places: await placesOf([...first, ...fuse(deeper, weights)]), evidence };
}
