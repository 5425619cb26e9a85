/** How relevant each judged document is to one query: 0 is not, more is more. */
export type Judgements = ReadonlyMap<string, number>;

export interface EvaluationFigures {
  readonly queries: number;
  readonly ndcg10: number;
  readonly recall5: number;
  readonly mrr10: number;
}

/**
 * Normalised discounted cumulative gain of the first `depth` of a ranking, 0 to 1 (Järvelin and Kekäläinen 2002, with the gain
 * 2^relevance - 1 of Burges et al. 2005). 0 where nothing is relevant.
 */
export function ndcgAt(depth: number, ranking: readonly string[], judgements: Judgements): number {
  const best = [...judgements.values()].sort((left, right) => right - left);
  const ideal = gain(best.slice(0, depth));
  const found = ranking.slice(0, depth).map((document) => judgements.get(document) ?? 0);
  return ideal > 0 ? gain(found) / ideal : 0;
}

function gain(relevances: readonly number[]): number {
  return relevances.reduce((sum, relevance, rank) => sum + (2 ** relevance - 1) / Math.log2(rank + 2), 0);
}

/** Share of the relevant documents that are among the first `depth`. 0 where nothing is relevant. */
export function recallAt(depth: number, ranking: readonly string[], judgements: Judgements): number {
  const relevant = [...judgements].filter(([, relevance]) => relevance > 0).map(([document]) => document);
  const first = new Set(ranking.slice(0, depth));
  return relevant.length > 0 ? relevant.filter((document) => first.has(document)).length / relevant.length : 0;
}

/** One over the rank of the first relevant document, 0 where none is among the first `depth`. */
export function mrrAt(depth: number, ranking: readonly string[], judgements: Judgements): number {
  const rank = ranking.slice(0, depth).findIndex((document) => (judgements.get(document) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

/**
 * Mean figures over all judged queries. A ranking is document ids, best first; where a document comes again, for another of its
 * passages, the first place counts. A query without a ranking counts as nothing found.
 */
export function evaluate(
  rankings: ReadonlyMap<string, readonly string[]>,
  judged: ReadonlyMap<string, Judgements>,
): EvaluationFigures {
  const figures = [...judged].map(([query, judgements]) => {
    const ranking = [...new Set(rankings.get(query) ?? [])];
    return {
      ndcg: ndcgAt(10, ranking, judgements),
      recall: recallAt(5, ranking, judgements),
      reciprocal: mrrAt(10, ranking, judgements),
    };
  });
  return {
    queries: figures.length,
    ndcg10: mean(figures.map(({ ndcg }) => ndcg)),
    recall5: mean(figures.map(({ recall }) => recall)),
    mrr10: mean(figures.map(({ reciprocal }) => reciprocal)),
  };
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
