import fc from 'fast-check';
import { command } from './command.ts';
import { fault, nameOfFault } from './fault.ts';
import { faultFor, pickMessage } from './pick.ts';

/** Any of the messages that wait is handled, and something may go wrong with it. */
export const deliver = fc
  .record({ number: fc.nat(), fault: fc.option(fault, { nil: undefined, freq: 4 }) })
  .map(({ number, fault: planned }) =>
    command(`deliver(${number}${planned ? `, ${nameOfFault(planned)}` : ''})`, async (_, { world }) => {
      const picked = pickMessage(world, number);
      if (picked) await world.deliver(picked.queue, picked.place, planned && faultFor(picked.queue, planned));
    }),
  );
