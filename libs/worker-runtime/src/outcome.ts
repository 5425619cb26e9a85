import { type MillraceError, toMillraceError } from '@millrace/contracts';

/** What becomes of a message after one attempt. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly error: MillraceError; readonly delayMs: number }
  | { readonly kind: 'dead'; readonly error: MillraceError };

/** Waits before the second attempt, the third, …; the last one repeats. They are rungs of the delay ladder. */
const backoffMs = [1_000, 5_000, 15_000, 60_000, 300_000] as const;

/**
 * What a failure leads to. A permanent code is a dead letter at once; anything else is retried with backoff until `maxAttempts`
 * is used up. A wait that the dependency asked for (`Retry-After`) is honoured where it is longer than the backoff.
 */
export function outcomeOf(failure: unknown, attempt: number, maxAttempts: number): Outcome {
  const error = toMillraceError(failure, 'STAGE_FAILED');
  if (!error.retryable || attempt >= maxAttempts) return { kind: 'dead', error };
  const backoff = backoffMs[Math.min(attempt, backoffMs.length) - 1] ?? backoffMs[0];
  return { kind: 'retry', error, delayMs: Math.max(backoff, error.retryAfterMs ?? 0) };
}
