import fc from 'fast-check';
import { drain } from '../drain.ts';
import { command } from './command.ts';

/** All that waits is worked off, so that what comes next meets documents that have ended. */
export const catchUp = fc.nat().map((seed) => command(`catchUp(${seed})`, async (_, { world }) => drain(world, seed)));
