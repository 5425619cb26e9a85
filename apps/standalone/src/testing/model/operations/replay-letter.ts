import { caller } from '../caller.ts';
import { replayOne } from './doors.ts';
import type { Operation } from './operation.ts';
import { throwUnlessRefused } from './refused.ts';

/** Has a dead letter sent again. */
export function replayLetter(number: number): Operation {
  return {
    name: `replayLetter(${number})`,
    async run(_, world, fault, gate) {
      const letters = await world.database<{ id: string }[]>`select id from dead_letters order by received_at, id`;
      const letter = letters[number % letters.length];
      if (!letter) return gate?.open();
      const answer = await world.act((ports) => replayOne(ports, caller, letter.id), fault, gate);
      throwUnlessRefused(answer, ['NOT_REPLAYABLE'], fault);
    },
  };
}
