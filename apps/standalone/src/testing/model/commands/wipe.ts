import fc from 'fast-check';
import { noteLost } from '../model.ts';
import { command } from './command.ts';

/** The broker's disk is lost, and every message with it. */
export const wipe = fc.constant(
  command('wipe()', async (model, { world }) => {
    noteLost(model, world.broker.wipe());
  }),
);
