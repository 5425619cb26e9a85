import type { VectorIndex } from '@millrace/ports';
import type { NearestQuery } from './nearest-query.ts';
import type { PassingRecords } from './passing-records.ts';

/** How far a walk through the index goes. */
export interface Walk {
  /** `hnsw.ef_search`: candidates that it keeps, which is what recall costs. */
  readonly width: number;
  /** How many it may have to find: of those that it compares in half precision more than are asked for. */
  readonly wanted: number;
  /** `hnsw.max_scan_tuples`: records that it looks at before it is given up. */
  readonly most: number;
}

/** Of ten results this finds 99 in 100 of the nearest (benchmarks/README.md). */
const leastWidth = 128;
/** Where more than this share passes a filter, a walk finds enough without being wider. */
const sharePassing = 0.5;
/** With how much of what it lets pass a walk has to widen below that: measured (benchmarks/README.md). */
const widening = 0.6;
/** What pgvector takes. */
const greatestWidth = 1_000;
const surplus = 4;
/** Looking at a record on a walk costs so many times what comparing it beside others does; and a walk costs as much as so many to begin. */
const walkCost = 5;
const beginning = 100;
/** A walk is given up when it has looked at so many times more records than it should need. */
const patience = 4;
const leastMost = 20_000;

/**
 * Those that pass a filter are further apart than all are, and the walk meets fewer of them. It is as much wider as they are further apart, and
 * finds 98 in 100 then.
 */
export function planWalk(
  { params }: Pick<VectorIndex, 'params'>,
  { topK }: Pick<NearestQuery, 'topK'>,
  passing: PassingRecords | undefined,
): Walk {
  const share = Math.max(passing?.share ?? 1, 1e-3);
  const wider = Math.max(1, sharePassing / share) ** widening;
  const width = Math.min(greatestWidth, Math.ceil(Math.max(leastWidth, 2 * topK) * wider));
  const wanted = surplus * topK;
  const most = Math.max(leastMost, Math.ceil((patience * wanted) / share));
  return { width: params.ef_search ?? width, wanted, most };
}

/** Whether the walk costs less than comparing all that pass. */
export function isWalkWorthwhile({ width, wanted }: Walk, { share, records }: PassingRecords): boolean {
  return walkCost * (beginning + Math.max(width, wanted / share)) < share * records;
}
