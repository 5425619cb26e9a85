import type { ReplayStage } from '@millrace/contracts';
import { caller } from '../caller.ts';
import { readStored } from '../checks/stored.ts';
import { replayTask } from './doors.ts';
import type { Operation } from './operation.ts';
import { throwUnlessRefused } from './refused.ts';

/** Has a task worked again, from a stage on or from where it failed: a failed one if there is any, else a completed one. */
export function replay(number: number, from: ReplayStage | undefined): Operation {
  return {
    name: `replay(${number}${from ? `, from ${from}` : ''})`,
    async run(_, world, fault, gate) {
      const stored = [...(await readStored(world.database)).values()];
      const failed = stored.filter(({ status }) => status === 'failed');
      const ended = failed.length > 0 ? failed : stored.filter(({ status }) => status === 'completed');
      const taskId = ended[number % ended.length]?.taskId;
      if (!taskId) return gate?.open();
      const asked = from ? { from } : {};
      const answer = await world.act((ports) => replayTask(ports, caller, taskId, asked), fault, gate);
      throwUnlessRefused(answer, ['NOT_REPLAYABLE'], fault);
    },
  };
}
