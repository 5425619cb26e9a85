import { afterAll, beforeAll, describe } from 'vitest';
import type { TaskStates } from '../task-states.ts';
import { behavesInAnyOrder } from './task-states-any-order.ts';
import { givesAcceptanceTimes } from './task-states-clock.ts';
import { recordsUpdates } from './task-states-record.ts';
import { restoresStates } from './task-states-restore.ts';
import { tellsSubscribers } from './task-states-subscribe.ts';
import { countsUnderWay } from './task-states-under-way.ts';
import type { TwoTaskStates } from './two-task-states.ts';

/**
 * What every adapter of {@link TaskStates} must do.
 * @param open Opens another client of the same store at each call; it may be the same client where the store is the process itself.
 */
export function describeTaskStates(name: string, open: () => Promise<TaskStates>): void {
  describe(name, () => {
    const clients: TaskStates[] = [];
    beforeAll(async () => {
      clients.push(await open(), await open());
    });
    afterAll(async () => {
      for (const client of clients) await client.close();
    });
    const two = (): TwoTaskStates => {
      const [one, other] = clients;
      if (!one || !other) throw new Error('the clients are open only while tests run');
      return { one, other };
    };
    recordsUpdates(two);
    restoresStates(two);
    behavesInAnyOrder(two);
    tellsSubscribers(two);
    givesAcceptanceTimes(two);
    countsUnderWay(two);
  });
}
