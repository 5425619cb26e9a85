import { quantile, round } from '../pipeline/statistics.ts';

/** What is measured, with the most milliseconds that it should take on a machine of two cores. */
export const targetsMs = {
  createTenConversations: 500,
  listConversations: 100,
  searchTitles: 150,
  readConversation: 100,
  searchVectors: 200,
  insertHundredMessages: 150,
} as const;
export type Measured = keyof typeof targetsMs;

export interface Speed {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly targetMs: number;
}

/** Takes the time of one thing after the other. */
export function createStopwatch() {
  const times = new Map<Measured, number[]>();
  return {
    async time<T>(what: Measured, work: () => Promise<T>): Promise<T> {
      const startedAt = performance.now();
      const result = await work();
      times.set(what, [...(times.get(what) ?? []), performance.now() - startedAt]);
      return result;
    },
    speeds(): Partial<Record<Measured, Speed>> {
      const entries = [...times].map(([what, taken]): [Measured, Speed] => [
        what,
        { p50Ms: round(quantile(taken, 0.5)), p95Ms: round(quantile(taken, 0.95)), targetMs: targetsMs[what] },
      ]);
      return Object.fromEntries(entries);
    },
  };
}
