import { deadLetterQueue, deferredQueue } from '@millrace/contracts';
import type { Fault } from '../process.ts';
import type { World } from '../world.ts';

/** Where a message waits. */
export interface Place {
  readonly queue: string;
  readonly place: number;
}

/** One of the messages that wait, whatever the number; undefined where there is none. */
export function pickMessage({ broker }: World, number: number): Place | undefined {
  const places = broker.busyQueues().flatMap((queue) => broker.waiting(queue).map((_, place) => ({ queue, place })));
  return places[number % places.length];
}

/** Whether a stage tries for ever, since it has nowhere to send a dead letter of its own. */
export function isTireless(queue: string): boolean {
  return queue === deadLetterQueue || queue === deferredQueue;
}

/** What of a fault may befall a queue. */
export function faultFor(queue: string, fault: Fault): Fault {
  const lasts = fault.what === 'permanent' || fault.what === 'later';
  return isTireless(queue) && lasts ? { ...fault, what: 'transient' } : fault;
}
