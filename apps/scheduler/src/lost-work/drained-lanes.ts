import {
  bulkQueue,
  deadLetterQueue,
  deferredQueue,
  delayQueue,
  delayRungsMs,
  type Priority,
  quarantineQueue,
  stageQueues,
} from '@millrace/contracts';
import type { Lane, Place } from '@millrace/database';
import type { QueueCounts } from '@millrace/ports';

export type Counts = Readonly<Record<string, QueueCounts>>;

/** Where a message waits for its time, whatever its stage. */
export const waitingQueues: readonly string[] = [...delayRungsMs.map(delayQueue), deferredQueue];

/** Through these every task's messages pass, whatever its lane: the ledger may be about to tell of it, or to end it. */
const sharedQueues = [...waitingQueues, 'documents.ledger', deadLetterQueue];

const [parserQueue, ...behindParser] = Object.keys(stageQueues);
const stageQueuesFrom: Readonly<Record<Place, readonly string[]>> = {
  parser: [parserQueue ?? '', ...behindParser],
  'behind-parser': behindParser,
};

/** The lanes on which no message can be under way, since every queue that one could lie in is empty. */
export function drainedLanes(counts: Counts): Lane[] {
  if (!areEmpty(counts, sharedQueues)) return [];
  return allLanes.filter((lane) => areEmpty(counts, queuesOf(lane)));
}

export const allLanes: readonly Lane[] = (['parser', 'behind-parser'] as const).flatMap((place) =>
  (['interactive', 'bulk'] as const).map((priority): Lane => `${place}.${priority}`),
);

/** True where neither the queues nor their quarantines hold anything, in a consumer's hands or on its way out included. */
export function areEmpty(counts: Counts, queues: readonly string[]): boolean {
  return queues.every((queue) => isEmpty(counts[queue]) && isEmpty(counts[quarantineQueue(queue)]));
}

/** A queue that was never declared holds nothing. */
function isEmpty(queue: QueueCounts | undefined): boolean {
  return queue === undefined || queue.ready + queue.unacked + queue.deadLettering === 0;
}

function queuesOf(lane: Lane): readonly string[] {
  const [place, priority] = lane.split('.') as [Place, Priority];
  const queues = stageQueuesFrom[place];
  return priority === 'bulk' ? queues.map(bulkQueue) : queues;
}
