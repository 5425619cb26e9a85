import fc from 'fast-check';
import { command } from './command.ts';
import { isTireless, pickMessage } from './pick.ts';

/** A message fails however often it is tried, until its attempts are used up. */
export const poison = fc.nat().map((number) =>
  command(`poison(${number})`, async (_, { world }) => {
    const picked = pickMessage(world, number);
    if (!picked || isTireless(picked.queue)) return;
    const waiting = world.broker.waiting(picked.queue)[picked.place];
    if (waiting) world.poison(picked.queue, waiting.message);
  }),
);
