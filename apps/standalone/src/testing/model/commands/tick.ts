import fc from 'fast-check';
import { jobNames, runJob } from '../jobs.ts';
import { command } from './command.ts';
import { fault, nameOfFault } from './fault.ts';

/** The clock strikes for one of its jobs, and something may go wrong with it. */
export const tick = fc
  .record({
    name: fc.constantFrom(...jobNames, 'outbox' as const, 'reconcile' as const),
    fault: fc.option(fault, { nil: undefined, freq: 3 }),
  })
  .map(({ name, fault: planned }) =>
    command(`tick(${name}${planned ? `, ${nameOfFault(planned)}` : ''})`, (_, { world }) =>
      runJob(world, name, planned),
    ),
  );
