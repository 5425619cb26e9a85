import type { Logger } from '@millrace/ports';
import type { Outcome } from './outcome.ts';

/** A document that cannot be used is its owner's affair and told to them; attempts used up are the operator's. */
export function logFailure(log: Logger, outcome: Exclude<Outcome, { kind: 'done' }>): void {
  const { error } = outcome;
  const fields = { code: error.code };
  if (outcome.kind === 'retry') log.warn({ ...fields, delayMs: outcome.delayMs }, `retry: ${error.message}`);
  else if (!error.retryable) log.warn(fields, `dead letter: ${error.message}`);
  else log.error({ ...fields, err: error }, `dead letter: ${error.message}`);
}
