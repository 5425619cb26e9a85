import type { Clock } from '@millrace/ports';

export interface ScriptedClock extends Clock {
  /** Goes on to `at`, milliseconds since the epoch; never back. */
  advanceTo(at: number): void;
  advanceBy(ms: number): void;
}

/** A pause for so long is one between two looks at something, milliseconds: it is longer than any handling. */
const longPauseMs = 2_000;

/**
 * Time that passes only when it is told to. A short pause takes none, since whoever is waited for is never late; a long one lasts until
 * it is broken off.
 */
export function openClock(start: number): ScriptedClock {
  let now = start;
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal && ms >= longPauseMs) signal.addEventListener('abort', () => resolve(), { once: true });
        else setImmediate(resolve);
      }),
    advanceTo(at) {
      now = Math.max(now, at);
    },
    advanceBy(ms) {
      now += ms;
    },
  };
}
