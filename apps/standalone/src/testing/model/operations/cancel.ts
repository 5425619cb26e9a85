import { MillraceError } from '@millrace/contracts';
import { pickAccepted } from '../model.ts';
import { cancelTask } from './doors.ts';
import { caller, type Operation } from './operation.ts';

/** Cancels a task. What is answered is final; where nothing is, it may be cancelled or not. */
export function cancel(number: number): Operation {
  return {
    name: `cancel(${number})`,
    async run(model, world, fault, gate) {
      const accepted = pickAccepted(model, number);
      const answer = await world.act((ports) => cancelTask(ports, caller, accepted.task.taskId), fault, gate);
      if (answer.status === 'fulfilled') accepted.cancelled = 'yes';
      else if (!isTooLate(answer.reason)) accepted.cancelled ??= 'perhaps';
    },
  };
}

function isTooLate(error: unknown): boolean {
  return error instanceof MillraceError && error.code === 'TOO_LATE';
}
