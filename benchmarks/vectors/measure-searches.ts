import type { VectorMetadata, VectorStore } from '@millrace/ports';
import { quantile, round } from '../pipeline/statistics.ts';
import type { PlainSql, SqlFilter } from './plain-sql.ts';

const topK = 10;
/** A program that has just begun is not yet compiled. */
const warmUps = 5;

/** The same filter as each writes it. */
export interface FilterCase {
  readonly name: string;
  readonly filter?: VectorMetadata;
  readonly sql?: SqlFilter;
}

export interface SearchFigures {
  readonly name: string;
  readonly gateway: Measured;
  readonly sql: Measured;
  /** Between the medians. */
  readonly moreMs: number;
}

interface Measured {
  readonly recall: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/**
 * Every query by the gateway and by SQL, now one first and now the other, since the second finds warm what the first has read; all
 * of them before as well, which does not count. Recall is measured against comparing all vectors.
 */
export async function measureSearches(
  { store, sql, collection }: { readonly store: VectorStore; readonly sql: PlainSql; readonly collection: string },
  queries: readonly Float32Array[],
  { name, filter, sql: condition }: FilterCase,
): Promise<SearchFigures> {
  const byGateway = async (vector: Float32Array) =>
    (await store.search(collection, { vector, topK, ...(filter && { filter }) })).map(({ id }) => id);
  const bySql = (vector: Float32Array) => sql.search(vector, condition);
  const nearest: string[][] = [];
  for (const vector of queries) nearest.push(await sql.searchExactly(vector, condition));
  for (let turn = 0; turn < warmUps; turn++) {
    for (const vector of queries) await Promise.all([byGateway(vector), bySql(vector)]);
  }
  const [gateway, plain] = [tally(byGateway), tally(bySql)];
  for (const [place, vector] of queries.entries()) {
    for (const one of place % 2 === 0 ? [gateway, plain] : [plain, gateway])
      await one.time(vector, nearest[place] ?? []);
  }
  const [ours, theirs] = [gateway.figures(), plain.figures()];
  return { name, gateway: ours, sql: theirs, moreMs: round(ours.p50Ms - theirs.p50Ms) };
}

function tally(search: (vector: Float32Array) => Promise<string[]>) {
  const times: number[] = [];
  let [found, wanted] = [0, 0];
  return {
    async time(vector: Float32Array, nearest: readonly string[]): Promise<void> {
      const startedAt = performance.now();
      const ids = await search(vector);
      times.push(performance.now() - startedAt);
      found += nearest.filter((id) => ids.includes(id)).length;
      wanted += nearest.length;
    },
    figures: (): Measured => ({
      recall: round(found / wanted),
      p50Ms: round(quantile(times, 0.5)),
      p95Ms: round(quantile(times, 0.95)),
    }),
  };
}
