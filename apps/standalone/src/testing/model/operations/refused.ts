import { type ErrorCode, MillraceError } from '@millrace/contracts';
import type { Fault } from '../process.ts';

/** Lets a refusal pass that the operation may give, and whatever a planned fault has led to; throws any other failure. */
export function throwUnlessRefused(
  answer: PromiseSettledResult<unknown>,
  refusals: readonly ErrorCode[],
  fault: Fault | undefined,
): void {
  if (answer.status === 'fulfilled' || fault) return;
  const { reason } = answer;
  if (!(reason instanceof MillraceError && refusals.includes(reason.code))) throw reason;
}
