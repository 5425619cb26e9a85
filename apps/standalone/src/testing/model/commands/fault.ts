import fc from 'fast-check';
import type { Fault } from '../process.ts';

/** A fault in one handling, most often within its first calls. */
export const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.nat(12),
  when: fc.constantFrom('before', 'after'),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('crash' as const) },
    { weight: 2, arbitrary: fc.constant('outage' as const) },
    { weight: 2, arbitrary: fc.constant('transient' as const) },
    { weight: 1, arbitrary: fc.constant('later' as const) },
    { weight: 3, arbitrary: fc.constant('permanent' as const) },
  ),
});

export function nameOfFault({ at, when, what }: Fault): string {
  return `${what} ${when} call ${at}`;
}
