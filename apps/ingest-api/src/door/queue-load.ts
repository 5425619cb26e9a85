import { bulkQueue, dependencyUnavailable, MillraceError, stageQueues } from '@millrace/contracts';
import type { Bus, Clock } from '@millrace/ports';
import { within } from '../within.ts';

export interface QueueLimits {
  /** The most documents that may wait to be parsed. */
  readonly maxQueued: number;
  /** The most messages that may wait in the queues of all later stages together. */
  readonly maxQueuedLater: number;
}

export interface QueueLoad {
  /**
   * Throws `OVERLOADED` past the limits, and `DEPENDENCY_UNAVAILABLE` where the broker takes no messages or does not answer within
   * two seconds.
   */
  check(): Promise<void>;
}

/** For so long an answer of the broker counts, milliseconds. */
const freshMs = 1_000;
const patienceMs = 2_000;
/** Enough for the workers to make a dent in a full queue. */
const retryAfterMs = 5_000;

/** How much waits in the queues: the broker is asked at most once a second, however many uploads come. */
export function createQueueLoad(
  bus: Pick<Bus, 'ping' | 'depth'>,
  { maxQueued, maxQueuedLater }: QueueLimits,
  clock: Clock,
): QueueLoad {
  const [first = [], ...later] = Object.keys(stageQueues).map((queue) => [queue, bulkQueue(queue)]);
  let asked: { readonly until: number; readonly answer: Promise<void> } | undefined;

  const waiting = async (queues: readonly string[]): Promise<number> => {
    const depths = await Promise.all(queues.map((queue) => bus.depth(queue)));
    return depths.reduce((sum, depth) => sum + depth, 0);
  };

  async function ask(): Promise<void> {
    const [toParse, further] = await within(
      patienceMs,
      Promise.all([waiting(first), waiting(later.flat()), bus.ping()]),
    ).catch((error: unknown) => {
      throw error instanceof MillraceError ? error : dependencyUnavailable('rabbitmq', error);
    });
    if (toParse >= maxQueued) throw overloaded(`${toParse} documents wait to be parsed`);
    if (further >= maxQueuedLater) throw overloaded(`${further} messages wait in the later stages`);
  }

  return {
    check() {
      const now = clock.now().getTime();
      if (asked && now < asked.until) return asked.answer;
      const answer = ask();
      answer.catch(() => {});
      asked = { until: now + patienceMs, answer };
      const settled = () => {
        if (asked?.answer === answer) asked = { until: clock.now().getTime() + freshMs, answer };
      };
      answer.then(settled, settled);
      return answer;
    },
  };
}

function overloaded(what: string): MillraceError {
  return new MillraceError('OVERLOADED', `${what}: try again later`, { retryAfterMs });
}
