import { inParallel } from '../in-parallel.ts';
import { quantile, round } from '../pipeline/statistics.ts';

export interface SearchFigures {
  readonly clients: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly perSecond: number;
}

/** Searches every query, by so many clients at once, each of which asks anew when it has its answer. */
export async function measureSearches(
  queries: readonly string[],
  clients: number,
  search: (query: string) => Promise<unknown>,
): Promise<SearchFigures> {
  const startedAt = performance.now();
  const times = await inParallel(queries, clients, async (query) => {
    const askedAt = performance.now();
    await search(query);
    return performance.now() - askedAt;
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    clients,
    p50Ms: round(quantile(times, 0.5)),
    p95Ms: round(quantile(times, 0.95)),
    perSecond: round(queries.length / seconds),
  };
}
