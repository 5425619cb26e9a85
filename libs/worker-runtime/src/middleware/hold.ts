import { MillraceError } from '@millrace/contracts';
import type { Clock } from '@millrace/ports';
import type { Middleware, Work } from '../work.ts';

/** The services that a worker depends on, each with a call that throws while it does not answer. */
export type Dependencies = Readonly<Record<string, () => Promise<void>>>;

export interface HoldOptions {
  readonly dependencies: Dependencies;
  readonly clock: Clock;
  /** Told when a dependency is waited for, and when it is no longer (`undefined`): it answers again, or the work was dropped. */
  readonly onDependency: (name: string, reason: string | undefined) => void;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** A dependency that answers its ping while the work fails with it so often in a row has another trouble: an ordinary failure. */
const mostFruitlessRounds = 4;

/** A message that meets its dependency down so often may be what brings it down: an ordinary failure, too. */
const mostOutages = 10;

/**
 * Keeps a message in hand while a dependency is down, and works on when it answers. No attempt is burnt, and since the message
 * stays unsettled the prefetch limit pauses the consumer by itself.
 */
export function hold({ dependencies, clock, onDependency }: HoldOptions): Middleware {
  return (next) => async (work) => {
    let outages = 0;
    for (let round = 1; ; round++) {
      try {
        return await next(work);
      } catch (error) {
        const name = downDependency(error);
        const ping = name === undefined ? undefined : dependencies[name];
        if (name === undefined || !ping || round > mostFruitlessRounds || outages >= mostOutages) throw error;
        if (await waitFor(name, ping, work)) {
          round = 0;
          outages++;
        }
        await clock.sleep(firstPauseMs * round, work.signal);
        work.signal.throwIfAborted();
      }
    }
  };

  /** Resolves when the dependency answers, to whether it had to be waited for. */
  async function waitFor(name: string, ping: () => Promise<void>, work: Work): Promise<boolean> {
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await ping();
        onDependency(name, undefined);
        return pause > firstPauseMs;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (pause === firstPauseMs) work.log.warn({ dependency: name }, `waiting: ${reason}`);
        onDependency(name, reason);
      }
      await clock.sleep(pause, work.signal);
      if (work.signal.aborted) onDependency(name, undefined);
      work.signal.throwIfAborted();
    }
  }
}

function downDependency(error: unknown): string | undefined {
  return error instanceof MillraceError && error.code === 'DEPENDENCY_UNAVAILABLE' ? error.dependency : undefined;
}
