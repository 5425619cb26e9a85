import fc from 'fast-check';
import { command } from './command.ts';

/** Redis loses all that it held. */
export const flush = fc.constant(
  command('flush()', async (_, { world, watch }) => {
    world.flush();
    watch.flushed();
  }),
);
