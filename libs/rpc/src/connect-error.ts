import { type Code, ConnectError } from '@connectrpc/connect';
import { grpcStatuses, toMillraceError } from '@millrace/contracts';

/** `error` as it ends a call: with the status of its code. What is ours to mend is told without its details. */
export function connectErrorOf(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const { code, grpcStatus, message } = toMillraceError(error);
  const told = code === 'INTERNAL_ERROR' ? 'something went wrong on our side' : message;
  const code_ = grpcStatuses[grpcStatus] as number as Code;
  return new ConnectError(told, code_, { 'millrace-code': code }, undefined, error);
}
