import type { LexicalScore } from './lexical-candidates.ts';

/** Shares of the two scores. */
export interface FusionWeights {
  readonly lexical: number;
  readonly dense: number;
}

/** A chunk with its scores; absent where the chunk has none of that kind. */
export interface Scored {
  readonly id: number;
  readonly lexical: LexicalScore | undefined;
  readonly dense: DenseScore | undefined;
}

export interface DenseScore {
  /** Key of the model: similarities of two models are not compared. */
  readonly model: string;
  readonly similarity: number;
}

export interface Fused extends Scored {
  /** Relative to the other candidates, 0 to 1. */
  readonly score: number;
  /** What words and vectors add to the score. */
  readonly parts: { readonly lexical: number; readonly dense: number };
  /** How much of the query the chunk itself covers, whatever else was found, 0 to 1. */
  readonly evidence: number;
}

/**
 * One ranking of two: each kind of score is spread over 0 to 1 between its least and its most among the candidates (min-max), and
 * the two are averaged by weight (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", §4). A missing
 * score is 0. Best first; equal ones by id, so that the order is stable.
 *
 * The evidence is the same average of what needs no other candidates to be compared with: the share of the query's words, and the
 * similarity.
 */
export function fuse(candidates: readonly Scored[], weights: FusionWeights): Fused[] {
  const lexical = spread(candidates.flatMap((candidate) => candidate.lexical?.score ?? []));
  const dense = spreadByModel(candidates.flatMap((candidate) => candidate.dense ?? []));
  const share = shareOf(weights);
  return candidates
    .map((candidate) => {
      const parts = {
        lexical: share.lexical * lexical(candidate.lexical?.score),
        dense: share.dense * dense(candidate.dense),
      };
      const coverage = candidate.lexical?.coverage ?? 0;
      const similarity = Math.min(1, Math.min(1, Math.max(0, candidate.dense?.similarity ?? 0)));
      const evidence = share.lexical * coverage + share.dense * similarity;
      return { ...candidate, score: parts.lexical + parts.dense, parts, evidence };
    })
    .sort((left, right) => right.score - left.score || left.id - right.id);
}

function shareOf({ lexical, dense }: FusionWeights): FusionWeights {
  const total = lexical + dense;
  return total > 0 ? { lexical: lexical / total, dense: dense / total } : { lexical: 0.5, dense: 0.5 };
}

function spreadByModel(scores: readonly DenseScore[]): (score: DenseScore | undefined) => number {
  const byModel = new Map(
    [...Map.groupBy(scores, ({ model }) => model)].map(([model, group]) => [
      model,
      spread(group.map(({ similarity }) => similarity)),
    ]),
  );
  return (score) => (score && byModel.get(score.model)?.(score.similarity)) ?? 0;
}

function spread(values: readonly number[]): (value: number | undefined) => number {
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  return (value) => {
    if (value === undefined) return 0;
    return range > 0 ? (value - least) / range : 1;
  };
}
