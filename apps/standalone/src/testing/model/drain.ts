import { seededRandom } from '@millrace/ports/testing';
import { runJob } from './jobs.ts';
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
    else if (!(await passTime(world))) return;
  }
  throw new Error(`${mostDeliveries} deliveries, and still no end`);
}

/** Goes on to when something is due: the next delayed message, or else what lies in the outbox. Resolves to whether there was any. */
export async function passTime(world: World): Promise<boolean> {
  const { broker, clock, database } = world;
  const due = broker.nextDue();
  if (due !== undefined) {
    clock.advanceTo(due);
    broker.putDue();
    return true;
  }
  const { count } = await database`update outbox set due_at = now()`;
  if (count > 0) await runJob(world, 'outbox');
  return count > 0;
}
