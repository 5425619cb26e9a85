import fc from 'fast-check';
import { anyOperation } from '../operations/any.ts';
import { command } from './command.ts';
import { fault, nameOfFault } from './fault.ts';

/** A caller asks for something, and something may go wrong with it. */
export const operate = fc
  .record({ operation: anyOperation, fault: fc.option(fault, { nil: undefined, freq: 4 }) })
  .map(({ operation, fault: planned }) =>
    command(`operate(${operation.name}${planned ? `, ${nameOfFault(planned)}` : ''})`, (model, { world }) =>
      operation.run(model, world, planned),
    ),
  );
