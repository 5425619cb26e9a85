import fc from 'fast-check';
import { documents } from '../text.ts';
import { cancel } from './cancel.ts';
import type { Operation } from './operation.ts';
import { remove } from './remove.ts';

/** Whatever a caller may ask for beside uploads. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.nat().map(cancel) },
  { weight: 1, arbitrary: fc.constantFrom(...documents).map(remove) },
);
