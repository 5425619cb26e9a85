import { deadLetterQueue } from '@millrace/contracts';
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

/** What of a fault may befall a queue: the stage that keeps the dead letters has nowhere to send its own. */
export function faultFor(queue: string, fault: Fault): Fault {
  return queue === deadLetterQueue && fault.what === 'permanent' ? { ...fault, what: 'transient' } : fault;
}
