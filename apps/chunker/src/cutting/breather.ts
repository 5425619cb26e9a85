import { setImmediate } from 'node:timers/promises';

/** Gives the event loop a turn when it is due; throws the signal's reason once that has aborted. */
export type Breather = () => Promise<void> | undefined;

/** Long work on the event loop would starve heartbeats: call the breather between its steps, and await it. */
export function createBreather(signal: AbortSignal, everyMs = 15): Breather {
  let since = performance.now();
  return () => {
    if (performance.now() - since < everyMs) return undefined;
    return setImmediate().then(() => {
      signal.throwIfAborted();
      since = performance.now();
    });
  };
}
