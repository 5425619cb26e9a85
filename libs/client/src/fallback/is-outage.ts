import { type ErrorCode, MillraceError } from '@millrace/contracts';

/** What tells of the gateway itself, whatever it was asked. */
const outages: ReadonlySet<ErrorCode> = new Set([
  'DEPENDENCY_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'OVERLOADED',
  'SHUTTING_DOWN',
  'TRANSACTION_ERROR',
  'INTERNAL_ERROR',
]);

/**
 * Whether a call failed because the gateway cannot serve: it is not there, stops, or does not answer in time. Everything else is its
 * answer, and stands: a model that is down behind it would be down for us too, and a limit is not to be walked around.
 */
export function isOutage(error: unknown): error is MillraceError {
  return error instanceof MillraceError && outages.has(error.code);
}
