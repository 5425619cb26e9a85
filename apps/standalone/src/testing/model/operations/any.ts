import { replayStages } from '@millrace/contracts';
import fc from 'fast-check';
import { documents } from '../text.ts';
import { cancel } from './cancel.ts';
import type { Operation } from './operation.ts';
import { remove } from './remove.ts';
import { replay } from './replay.ts';
import { replayLetter } from './replay-letter.ts';

const stage = fc.option(fc.constantFrom(...replayStages), { nil: undefined, freq: 2 });

/** Whatever a caller may ask for beside uploads. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.nat().map(cancel) },
  { weight: 1, arbitrary: fc.constantFrom(...documents).map(remove) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(), stage).map(([number, from]) => replay(number, from)) },
  { weight: 1, arbitrary: fc.nat().map(replayLetter) },
);
