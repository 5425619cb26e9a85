import { type MillraceError, toMillraceError } from '@millrace/contracts';
import { type RetryPolicy, retryDelayMs } from './retry-policy.ts';

/** What becomes of a message after one attempt. */
export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'retry';
      readonly error: MillraceError;
      readonly delayMs: number;
      /** What the message says when it comes again. */
      readonly nextAttempt: number;
    }
  | { readonly kind: 'dead'; readonly error: MillraceError };

/**
 * What a failure leads to. Work of a cancelled task is done with; a permanent code is a dead letter at once; anything else is tried
 * again until the attempts are used up. Where they are without end none is counted: the number stays that of the stage which
 * the message comes from.
 *
 * @param random in [0, 1)
 */
export function outcomeOf(failure: unknown, attempt: number, retry: RetryPolicy, random = Math.random()): Outcome {
  const error = toMillraceError(failure, 'STAGE_FAILED');
  if (error.code === 'TASK_CANCELLED') return { kind: 'done' };
  if (!error.retryable || attempt >= retry.maxAttempts) return { kind: 'dead', error };
  const delayMs = retryDelayMs(retry, attempt, error.retryAfterMs ?? 0, random);
  return { kind: 'retry', error, delayMs, nextAttempt: retry.maxAttempts === Infinity ? attempt : attempt + 1 };
}
