import fc from 'fast-check';
import { Gate, takeTurns } from '../gate.ts';
import { anyOperation } from '../operations/any.ts';
import { command } from './command.ts';
import { pickMessage } from './pick.ts';

/** A caller asks for something while a message is handled; `turns` says when the handling does its next call. */
export const interrupt = fc
  .record({ number: fc.nat(), operation: anyOperation, turns: fc.array(fc.boolean(), { maxLength: 12 }) })
  .map(({ number, operation, turns }) =>
    command(`interrupt(${number}, ${operation.name}, [${turns.map(Number)}])`, async (model, { world }) => {
      const picked = pickMessage(world, number);
      if (!picked) return;
      const [handling, asking] = [new Gate(), new Gate()];
      const done = [
        world.deliver(picked.queue, picked.place, undefined, handling),
        operation.run(model, world, undefined, asking),
      ];
      await takeTurns(handling, asking, turns);
      await Promise.all(done);
    }),
  );
