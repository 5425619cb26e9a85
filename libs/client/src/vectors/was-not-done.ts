import { ConnectError } from '@connectrpc/connect';
import type { ErrorCode, MillraceError } from '@millrace/contracts';

/** By these the gateway says itself that it has not begun. */
const refusals: ReadonlySet<ErrorCode> = new Set(['OVERLOADED', 'SHUTTING_DOWN']);

/** With these of Node.js' there was no connection by which anything could have been sent. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether a call that failed was certainly not carried out. Where a connection broke off or a deadline passed, nobody knows. */
export function wasNotDone({ code, cause }: MillraceError): boolean {
  if (refusals.has(code)) return true;
  const reason = cause instanceof ConnectError ? cause.cause : undefined;
  if (!(reason instanceof Error)) return false;
  const { code: reasonCode, syscall } = reason as NodeJS.ErrnoException;
  return syscall === 'connect' || unconnected.has(reasonCode ?? '');
}
