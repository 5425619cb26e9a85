import type { ScheduledJob } from '../schedule.ts';

/** A job that counts its runs. */
export interface CountedJob extends ScheduledJob {
  /** Runs that have begun. */
  readonly begun: number;
  /** The most runs that were under way at once. */
  readonly mostAtOnce: number;
  /** Resolves when `count` runs have begun in all. */
  runs(count: number): Promise<void>;
}

export function aScheduledJob(
  name: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<void> = async () => {},
): CountedJob {
  const waiting = new Map<() => void, number>();
  let begun = 0;
  let atOnce = 0;
  let mostAtOnce = 0;
  return {
    name,
    everyMs,
    get begun() {
      return begun;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    async run(signal) {
      begun += 1;
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      for (const [resolve, count] of waiting) {
        if (begun >= count) resolve();
      }
      await work(signal).finally(() => {
        atOnce -= 1;
      });
    },
    runs: (count) => new Promise((resolve) => (begun >= count ? resolve() : waiting.set(resolve, count))),
  };
}
