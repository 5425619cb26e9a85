import { MillraceError } from '@millrace/contracts';

/** `error` without the key, which some endpoints repeat when they refuse it. */
export function hideKey(error: unknown, key: string | undefined): unknown {
  if (!key || !(error instanceof MillraceError) || !error.message.includes(key)) return error;
  const { code, message, retryAfterMs } = error;
  return new MillraceError(code, message.replaceAll(key, '***'), retryAfterMs === undefined ? {} : { retryAfterMs });
}
