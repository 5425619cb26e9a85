/** Shares of the two scores. */
export interface FusionWeights {
  readonly lexical: number;
  readonly dense: number;
}

/** A chunk with its scores; absent where the chunk has none of that kind. */
export interface Scored {
  readonly id: number;
  readonly lexical: number | undefined;
  readonly dense: number | undefined;
}

export interface Fused extends Scored {
  /** 0 to 1. */
  readonly score: number;
}

/**
 * One ranking of two: each kind of score is spread over 0 to 1 between its least and its most among the candidates (min-max), and
 * the two are averaged by weight (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", §4). A missing
 * score is 0. Best first; equal ones by id, so that the order is stable.
 */
export function fuse(candidates: readonly Scored[], weights: FusionWeights): Fused[] {
  const lexical = spread(candidates.map((candidate) => candidate.lexical));
  const dense = spread(candidates.map((candidate) => candidate.dense));
  const total = weights.lexical + weights.dense;
  const share =
    total > 0 ? { lexical: weights.lexical / total, dense: weights.dense / total } : { lexical: 0.5, dense: 0.5 };
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: share.lexical * lexical(candidate.lexical) + share.dense * dense(candidate.dense),
    }))
    .sort((left, right) => right.score - left.score || left.id - right.id);
}

function spread(values: readonly (number | undefined)[]): (value: number | undefined) => number {
  const present = values.filter((value) => value !== undefined);
  const least = Math.min(...present);
  const range = Math.max(...present) - least;
  return (value) => {
    if (value === undefined) return 0;
    return range > 0 ? (value - least) / range : 1;
  };
}
