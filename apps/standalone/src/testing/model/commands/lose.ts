import fc from 'fast-check';
import { noteLost } from '../model.ts';
import { command } from './command.ts';
import { pickMessage } from './pick.ts';

/** A message is gone from its queue. */
export const lose = fc.nat().map((number) =>
  command(`lose(${number})`, async (model, { world }) => {
    const picked = pickMessage(world, number);
    if (picked) noteLost(model, world.broker.drop(picked.queue, picked.place));
  }),
);
