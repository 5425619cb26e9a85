import { MillraceError } from '@millrace/contracts';
import { connectErrorOf } from './connect-error.ts';

/** A timer of Node.js that is set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

/** Has `abort` called with `DEADLINE_EXCEEDED` after so many milliseconds, which may be `Infinity`; gives what stops the clock. */
export function startDeadline(ms: number, abort: (reason: unknown) => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  const tooLong = () =>
    connectErrorOf(new MillraceError('DEADLINE_EXCEEDED', `the call was not done after ${Math.round(ms)} ms`));
  const timer = setTimeout(() => abort(tooLong()), Math.min(ms, longestMs));
  return () => clearTimeout(timer);
}
