import fc from 'fast-check';
import { Gate, takeTurns } from '../gate.ts';
import { command } from './command.ts';
import { pickMessage } from './pick.ts';

/** Two messages are handled at the same time; `turns` says who does its next call. */
export const deliverTwo = fc
  .record({ one: fc.nat(), other: fc.nat(), turns: fc.array(fc.boolean(), { maxLength: 12 }) })
  .map(({ one, other, turns }) =>
    command(`deliverTwo(${one}, ${other}, [${turns.map(Number)}])`, async (_, { world }) => {
      const gates = [new Gate(), new Gate()] as const;
      const handled = [one, other].map((number, index) => {
        const picked = pickMessage(world, number);
        if (picked) return world.deliver(picked.queue, picked.place, undefined, gates[index]);
        gates[index]?.open();
        return undefined;
      });
      await takeTurns(...gates, turns);
      await Promise.all(handled);
    }),
  );
