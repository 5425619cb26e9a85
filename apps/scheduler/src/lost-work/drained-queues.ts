import {
  bulkQueue,
  deadLetterQueue,
  deferredQueue,
  delayQueue,
  delayRungsMs,
  type Priority,
  quarantineQueue,
  stageQueues,
  type TaskStatus,
} from '@millrace/contracts';
import type { Lane, Place } from '@millrace/database';
import type { QueueCounts } from '@millrace/ports';

type Counts = Readonly<Record<string, QueueCounts>>;

/** Where a message waits for its time, whatever its stage. */
const waitingQueues: readonly string[] = [...delayRungsMs.map(delayQueue), deferredQueue];

/** Through these every task's messages pass: the ledger may be about to tell of it, or to end it. */
const sharedQueues = [...waitingQueues, 'documents.ledger', deadLetterQueue];

/** In the order of a document's way. */
const stages = Object.keys(stageQueues);

/** The first queue, by its place among the stages, in which a message of the lane may lie. */
const firstStages: Readonly<Record<Place, number>> = { parser: 0, 'behind-parser': 1 };

/**
 * The last one, by the furthest stage that has begun: its own, where the message may lie still, and the next. Batches are on their
 * way side by side, so that one that is indexed says nothing of the others.
 */
const lastStages: Partial<Record<TaskStatus, number>> = { queued: 0, parsing: 1, chunking: 2 };

/** What a look at the queues says about where a task's message cannot be. */
export interface Drained {
  /** The lanes whose first queue is empty: on others nothing is lost. */
  readonly lanes: readonly Lane[];
  /** Whether every queue is empty in which the message may lie, given what is shown of the task. */
  isNowhere(lane: Lane, shown: TaskStatus | undefined): boolean;
}

export function drainedQueues(counts: Counts): Drained {
  const isNowhere: Drained['isNowhere'] = (lane, shown) => {
    const [place, priority] = lane.split('.') as [Place, Priority];
    const last = (shown && lastStages[shown]) ?? stages.length - 1;
    const queues = stages.slice(firstStages[place], Math.max(firstStages[place], last) + 1);
    return areEmpty(counts, priority === 'bulk' ? queues.map(bulkQueue) : queues);
  };
  const lanes = areEmpty(counts, sharedQueues) ? allLanes.filter((lane) => isNowhere(lane, 'queued')) : [];
  return { lanes, isNowhere: (lane, shown) => lanes.includes(lane) && isNowhere(lane, shown) };
}

export const allLanes: readonly Lane[] = (['parser', 'behind-parser'] as const).flatMap((place) =>
  (['interactive', 'bulk'] as const).map((priority): Lane => `${place}.${priority}`),
);

/** Whether any message waits for its time. */
export function anyWaits(counts: Counts): boolean {
  return !areEmpty(counts, waitingQueues);
}

/** True where neither the queues nor their quarantines hold anything, in a consumer's hands or on its way out included. */
function areEmpty(counts: Counts, queues: readonly string[]): boolean {
  return queues.every((queue) => isEmpty(counts[queue]) && isEmpty(counts[quarantineQueue(queue)]));
}

/** A queue that was never declared holds nothing. */
function isEmpty(queue: QueueCounts | undefined): boolean {
  return queue === undefined || queue.ready + queue.unacked + queue.deadLettering === 0;
}
