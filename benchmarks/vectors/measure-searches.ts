import type { VectorMetadata, VectorStore } from '@millrace/ports';
import { quantile, round, type Spread, spreadOf } from '../pipeline/statistics.ts';
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
  /** Between the medians, round by round. */
  readonly moreMs: Spread;
}

interface Measured {
  readonly recall: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** A search with one filter by one of the two, and what it took. */
interface Searcher {
  search(vector: Float32Array): Promise<string[]>;
  /** Milliseconds of each query, by round. */
  readonly rounds: number[][];
  found: number;
}

/**
 * Every query with each filter by the gateway and by SQL, now one first and now the other, since the second finds warm what the first has read; all
 * of them before as well, which does not count. All filters come once a round, so that a moment in which the machine is slow is no
 * filter's own. Recall is measured against comparing all vectors.
 */
export async function measureSearches(
  { store, sql, collection }: { readonly store: VectorStore; readonly sql: PlainSql; readonly collection: string },
  queries: readonly Float32Array[],
  cases: readonly FilterCase[],
  repeat: number,
): Promise<SearchFigures[]> {
  const measured = await Promise.all(
    cases.map(async ({ name, filter, sql: condition }) => {
      const byGateway = async (vector: Float32Array) =>
        (await store.search(collection, { vector, topK, ...(filter && { filter }) })).map(({ id }) => id);
      const gateway: Searcher = { search: byGateway, rounds: [], found: 0 };
      const plain: Searcher = { search: (vector) => sql.search(vector, condition), rounds: [], found: 0 };
      const nearest: string[][] = [];
      for (const vector of queries) nearest.push(await sql.searchExactly(vector, condition));
      return { name, gateway, plain, nearest };
    }),
  );
  for (const { gateway, plain } of measured) {
    for (let turn = 0; turn < warmUps; turn++) {
      for (const vector of queries) await Promise.all([gateway.search(vector), plain.search(vector)]);
    }
  }
  for (let turn = 0; turn < repeat; turn++) {
    for (const { gateway, plain, nearest } of measured) {
      for (const searcher of [gateway, plain]) searcher.rounds.push([]);
      for (const [place, vector] of queries.entries()) {
        const inTurn = place % 2 === 0 ? [gateway, plain] : [plain, gateway];
        for (const searcher of inTurn) await time(searcher, vector, nearest[place] ?? []);
      }
    }
  }
  return measured.map(({ name, gateway, plain, nearest }) => {
    const wanted = nearest.flat().length * repeat;
    const more = gateway.rounds.map((times, turn) => quantile(times, 0.5) - quantile(plain.rounds[turn] ?? [], 0.5));
    return { name, gateway: figures(gateway, wanted), sql: figures(plain, wanted), moreMs: spreadOf(more) };
  });
}

async function time(searcher: Searcher, vector: Float32Array, nearest: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  const ids = await searcher.search(vector);
  searcher.rounds.at(-1)?.push(performance.now() - startedAt);
  searcher.found += nearest.filter((id) => ids.includes(id)).length;
}

function figures({ rounds, found }: Searcher, wanted: number): Measured {
  const times = rounds.flat();
  return { recall: round(found / wanted), p50Ms: round(quantile(times, 0.5)), p95Ms: round(quantile(times, 0.95)) };
}
