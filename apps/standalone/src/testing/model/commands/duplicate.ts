import fc from 'fast-check';
import { command } from './command.ts';

/** A message comes once more, however long ago it came first. */
export const duplicate = fc.nat().map((number) =>
  command(`duplicate(${number})`, async (_, { world: { broker } }) => {
    const again = broker.seen[number % broker.seen.length];
    if (again) broker.put(again.queue, again.message);
  }),
);
