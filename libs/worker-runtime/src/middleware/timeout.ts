import { MillraceError } from '@millrace/contracts';
import type { Middleware } from '../work.ts';

/**
 * Bounds one attempt. A handler that does not heed its signal is left behind: it may still finish, which is safe since every
 * effect is keyed by its content.
 */
export const timeout: Middleware = (next) => async (work) => {
  const { stage, event } = work;
  const expiry = new AbortController();
  const signal = AbortSignal.any([work.signal, expiry.signal]);
  const timer = setTimeout(() => {
    expiry.abort(
      new MillraceError(
        'STAGE_TIMEOUT',
        `${stage.name} took longer than ${stage.timeoutMs} ms over ${event.type} ${event.id}`,
      ),
    );
  }, stage.timeoutMs);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  try {
    return await Promise.race([next({ ...work, signal }), aborted]);
  } catch (error) {
    // Libraries answer an abort with errors of their own; the reason is the true one.
    if (signal.aborted) throw signal.reason;
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
