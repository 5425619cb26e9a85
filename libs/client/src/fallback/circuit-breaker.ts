import type { Clock } from '@millrace/ports';

/** How a call ended, as far as it tells of the service: `unknown` where the caller went before it had. */
export type CallEnd = 'answered' | 'failed' | 'unknown';

export interface CircuitBreakerOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Failures in a row that open the circuit. */
  readonly failures: number;
  /** How long the service is left alone at first, milliseconds; twice as long after each trial that fails. */
  readonly restMs: number;
  readonly longestRestMs: number;
  /** Told when the circuit opens, and when it closes. */
  onChange(open: boolean): void;
}

export interface CircuitBreaker {
  /**
   * Leave to call the service: a function to be told once how the call ended. Undefined while the circuit is open; after each rest one
   * call is let through to try the service, and those that come meanwhile need not wait for its end.
   */
  admit(): ((end: CallEnd) => void) | undefined;
  /** Until the next trial, milliseconds; 0 where a call would be let through. */
  readonly restsForMs: number;
}

/** Spares callers the wait for a service that fails, as Nygard's "Release It!" describes the circuit breaker. */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { clock, failures, longestRestMs, onChange } = options;
  const now = () => clock.now().getTime();
  let failedInARow = 0;
  let restMs = 0;
  let trialAt: number | undefined;
  let trying = false;

  function rest(ms: number): void {
    const opens = trialAt === undefined;
    restMs = Math.min(ms, longestRestMs);
    trialAt = now() + restMs;
    if (opens) onChange(true);
  }

  function close(): void {
    trialAt = undefined;
    failedInARow = 0;
    onChange(false);
  }

  /** The end of a trial decides; one that tells nothing leaves the next call to try. */
  function endOfTrial(end: CallEnd): void {
    trying = false;
    if (end === 'answered') close();
    if (end === 'failed') rest(restMs * 2);
  }

  /** Calls that began before the circuit opened say nothing any more. */
  function endOfCall(end: CallEnd): void {
    if (trialAt !== undefined || end === 'unknown') return;
    failedInARow = end === 'failed' ? failedInARow + 1 : 0;
    if (failedInARow >= failures) rest(options.restMs);
  }

  return {
    admit() {
      if (trialAt === undefined) return endOfCall;
      if (trying || now() < trialAt) return undefined;
      trying = true;
      return endOfTrial;
    },
    get restsForMs() {
      if (trialAt === undefined) return 0;
      const leftMs = Math.max(0, trialAt - now());
      return trying ? Math.max(1, leftMs) : leftMs;
    },
  };
}
