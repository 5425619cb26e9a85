import fc from 'fast-check';
import { passTime } from '../drain.ts';
import { command } from './command.ts';

/** The time of the next delayed message comes. */
export const wait = fc.constant(
  command('wait()', async (_, { world }) => {
    await passTime(world);
  }),
);
