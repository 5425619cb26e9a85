import { MillraceError } from '@millrace/contracts';
import { type Clock, type Logger, systemClock } from '@millrace/ports';
import { type CallEnd, createCircuitBreaker } from './circuit-breaker.ts';
import { isOutage } from './is-outage.ts';

/** What became of a call: the gateway's answer (a refusal is one), the local provider's, or none. */
export type GatewayOutcome = 'answered' | 'fallback' | 'failed';

export interface GatewayMetrics {
  gatewayCalled(method: string, outcome: GatewayOutcome): void;
  gatewayCircuit(open: boolean): void;
}

export interface FallbackOptions {
  readonly log: Logger;
  readonly metrics: GatewayMetrics;
  /** Default: the system's. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Failures in a row after which the gateway is left alone. Default 3. */
  readonly failures?: number;
  /** For how long at first, milliseconds. Default 500; twice as long after each trial that fails, up to 30 seconds. */
  readonly restMs?: number;
}

export interface GuardedCall<T> {
  /** Named in logs and metrics: `EmbedContent`. */
  readonly method: string;
  /** Asks the gateway. Where it throws what `isOutage` knows, the gateway cannot serve; any other error is its answer. */
  readonly remote: () => Promise<T>;
  /** Does the same here. Without it an outage is the caller's to bear. */
  readonly local?: (() => Promise<T>) | undefined;
  /** Whether it may be done here though the gateway may have done it before it failed. Default: always. */
  readonly mayRepeat?: (outage: MillraceError) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Calls to one gateway, and what is done where it cannot serve: one for all that this process asks of it. */
export interface Fallback {
  /** Throws the gateway's refusal, the local provider's error, the outage where nothing may be done here, or the signal's reason. */
  call<T>(call: GuardedCall<T>): Promise<T>;
}

type Asked<T> = { readonly answer: T } | { readonly outage: MillraceError; readonly reached: boolean };

export function createFallback(options: FallbackOptions): Fallback {
  const { log, metrics, clock = systemClock, failures = 3, restMs = 500 } = options;
  const breaker = createCircuitBreaker({
    clock,
    failures,
    restMs,
    longestRestMs: 30_000,
    onChange(open) {
      metrics.gatewayCircuit(open);
      if (open) log.warn({}, `the gateway failed ${failures} times in a row: calls go past it`);
      else log.info({}, 'the gateway answers again');
    },
  });

  async function ask<T>({ method, remote, local, signal }: GuardedCall<T>): Promise<Asked<T>> {
    const tell = breaker.admit();
    if (!tell) return { outage: restingGateway(breaker.restsForMs), reached: false };
    let end: CallEnd = 'answered';
    try {
      return { answer: await remote() };
    } catch (error) {
      if (signal?.aborted) end = 'unknown';
      else if (isOutage(error)) end = 'failed';
      signal?.throwIfAborted();
      if (!isOutage(error)) throw error;
      const { code, message: reason } = error;
      log.warn({ method, code, reason, fallback: local !== undefined }, 'the gateway cannot serve a call');
      return { outage: error, reached: true };
    } finally {
      tell(end);
      if (end === 'answered') metrics.gatewayCalled(method, 'answered');
    }
  }

  return {
    async call(guarded) {
      const { method, local, mayRepeat = () => true, signal } = guarded;
      signal?.throwIfAborted();
      const asked = await ask(guarded);
      if ('answer' in asked) return asked.answer;
      const { outage, reached } = asked;
      try {
        if (!local || (reached && !mayRepeat(outage))) throw outage;
        const answer = await local();
        metrics.gatewayCalled(method, 'fallback');
        return answer;
      } catch (error) {
        if (!signal?.aborted) metrics.gatewayCalled(method, 'failed');
        throw error;
      }
    },
  };
}

function restingGateway(restsForMs: number): MillraceError {
  return new MillraceError(
    'DEPENDENCY_UNAVAILABLE',
    `the gateway does not answer; it is tried again in ${restsForMs} ms`,
    {
      dependency: 'gateway',
      retryAfterMs: restsForMs,
    },
  );
}
