import { delayRungsMs } from '@millrace/contracts';

/** How a stage tries again what failed. */
export interface RetryPolicy {
  /** Failures before the dead letter; `Infinity` tries for ever. Crashes, and waiting for a dependency, do not count. */
  readonly maxAttempts: number;
  /** Waits before the second attempt, the third, …, milliseconds; the last one repeats. */
  readonly backoffMs: readonly [number, ...number[]];
  /** How far a wait is drawn around its backoff, from 0 to 1: at 0.2, from 80 % to 120 % of it. */
  readonly jitter: number;
}

/** Gives up after a minute and a half: a short trouble has passed by then, and a lasting one is told soon. */
export const defaultRetry: RetryPolicy = {
  maxAttempts: 5,
  backoffMs: [1_000, 5_000, 15_000, 60_000, 300_000],
  jitter: 0.2,
};

/** The longest delay that the bus has a rung for, milliseconds. */
export const longestRungMs = Math.max(...delayRungsMs);

/** Whoever asks for a longer wait is not believed, milliseconds. */
export const longestDelayMs = 7 * 24 * 3_600_000;

/**
 * How long to wait after the failure of `attempt`, milliseconds. A wait that was asked for (`Retry-After`) is a lower bound: it is
 * rounded up to a rung of the ladder, since between two rungs the bus draws.
 *
 * @param attempt from 1
 * @param random in [0, 1)
 */
export function retryDelayMs(
  { backoffMs, jitter }: Pick<RetryPolicy, 'backoffMs' | 'jitter'>,
  attempt: number,
  askedMs: number,
  random: number,
): number {
  const backoff = backoffMs[Math.min(attempt, backoffMs.length) - 1] ?? backoffMs[0];
  const drawn = backoff * (1 + jitter * (2 * random - 1));
  const asked = delayRungsMs.find((rung) => rung >= askedMs) ?? askedMs;
  return Math.min(Math.max(drawn, asked), longestDelayMs);
}
