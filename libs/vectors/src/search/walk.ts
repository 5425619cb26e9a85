import type { VectorIndex } from '@millrace/ports';
import type { NearestQuery } from './nearest-query.ts';
import type { PassingRecords } from './passing-records.ts';

/** How far a walk through the index goes. */
export interface Walk {
  /** `hnsw.ef_search`: candidates that it keeps, which is what recall costs. */
  readonly width: number;
  /** Records that pass the filter that it ends with: as many as it keeps candidates where there is no filter. */
  readonly wanted: number;
  /** `hnsw.max_scan_tuples`: records that it looks at before it is given up. */
  readonly most: number;
}

const leastWidth = 128;
/** What pgvector takes. */
const greatestWidth = 1_000;
/** Looking at a record on a walk costs about so many times what comparing it in a row with others does. */
const walkCost = 10;
/** A walk is given up when it has looked at so many times more records than it should need. */
const patience = 4;
const leastMost = 20_000;

export function planWalk(
  { params }: VectorIndex,
  { topK, filter }: Pick<NearestQuery, 'topK' | 'filter'>,
  passing: PassingRecords | undefined,
): Walk {
  const width = params.ef_search ?? Math.min(greatestWidth, Math.max(leastWidth, 2 * topK));
  const wanted = filter ? Math.max(width, topK) : topK;
  const most = Math.max(leastMost, Math.ceil((patience * wanted) / Math.max(passing?.share ?? 1, 1e-3)));
  return { width, wanted, most };
}

/** Whether the walk costs less than comparing all that pass. */
export function isWalkWorthwhile({ wanted }: Walk, { share, records }: PassingRecords): boolean {
  return (walkCost * wanted) / share < share * records;
}
