/** The document ids that a search found, best first, and what is relevant. */
export interface Ranking {
  readonly found: readonly string[];
  /** Document id → relevance, above 0. */
  readonly relevant: ReadonlyMap<string, number>;
}

/**
 * Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen 2002), gain = relevance, discount log2(rank + 1):
 * 0 to 1.
 */
export function ndcg({ found, relevant }: Ranking, k: number): number {
  const gains = found.slice(0, k).map((id) => relevant.get(id) ?? 0);
  const ideal = [...relevant.values()].sort((one, other) => other - one).slice(0, k);
  return discounted(gains) / discounted(ideal);
}

/** Share of the relevant documents among the first `k`. */
export function recall({ found, relevant }: Ranking, k: number): number {
  return found.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
}

/** 1 / rank of the first relevant document among the first `k`, else 0. */
export function reciprocalRank({ found, relevant }: Ranking, k: number): number {
  const at = found.slice(0, k).findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
