import { caller } from '../caller.ts';
import { pickAccepted } from '../model.ts';
import { cancelTask } from './doors.ts';
import type { Operation } from './operation.ts';
import { throwUnlessRefused } from './refused.ts';

/** Cancels a task. What is answered is final; where nothing is, it may be cancelled or not. */
export function cancel(number: number): Operation {
  return {
    name: `cancel(${number})`,
    async run(model, world, fault, gate) {
      const accepted = pickAccepted(model, number);
      const answer = await world.act((ports) => cancelTask(ports, caller, accepted.task.taskId), fault, gate);
      throwUnlessRefused(answer, ['TOO_LATE'], fault);
      if (answer.status === 'fulfilled') accepted.cancelled = 'yes';
      else if (fault) accepted.cancelled ??= 'perhaps';
    },
  };
}
