import { seededRandom } from '@millrace/ports/testing';
import type { World } from './world.ts';

/** More than any run needs: past it something goes round in circles. */
const mostDeliveries = 2_000;

/** Has everything handled that waits or will be due, without faults, in an order that follows from `seed`, until all is quiet. */
export async function drain(world: World, seed: number): Promise<void> {
  const random = seededRandom(seed);
  for (let count = 0; count < mostDeliveries; count++) {
    const queues = world.broker.busyQueues();
    const queue = queues[Math.floor(random() * queues.length)];
    if (queue !== undefined) await world.deliver(queue, 0);
    else if (!passTime(world)) return;
  }
  throw new Error(`${mostDeliveries} deliveries, and still no end`);
}

/** Goes on to when the next delayed message is due, if there is one. */
export function passTime({ broker, clock }: World): boolean {
  const due = broker.nextDue();
  if (due === undefined) return false;
  clock.advanceTo(due);
  broker.putDue();
  return true;
}
