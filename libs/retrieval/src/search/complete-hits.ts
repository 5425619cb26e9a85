import type { Transaction } from '@millrace/ports';
import { explainHits } from './explain-hits.ts';
import type { CandidateQuery } from './find-candidates.ts';
import { highlight } from './highlight.ts';
import type { Complete, SingleHit } from './load-hits.ts';
import { loadNeighbours } from './load-neighbours.ts';

/** What is told of each hit besides what it is. */
export interface HitDetails {
  /** Where the words of the query stand in its text. Default false. */
  readonly highlight?: boolean | undefined;
  /** So many passages before and after it. Default 0. */
  readonly neighbours?: number | undefined;
  /** How its score came about. Default false. */
  readonly explain?: boolean | undefined;
}

/** Gives hits the details that were asked for. */
export async function completeHits(
  tx: Transaction,
  query: CandidateQuery,
  hits: readonly SingleHit[],
  { highlight: marks = false, neighbours: reach = 0, explain = false }: HitDetails,
): Promise<Complete> {
  const terms = new Set(query.terms.keys());
  const neighboursOf = reach > 0 ? await loadNeighbours(tx, hits, reach) : undefined;
  const explanationOf = explain ? await explainHits(tx, query) : undefined;
  return (hit, ranked) => ({
    ...hit,
    ...(marks ? { highlights: highlight(hit.text, terms) } : {}),
    ...neighboursOf?.(hit),
    ...(explanationOf ? { explanation: explanationOf(hit, ranked) } : {}),
  });
}
