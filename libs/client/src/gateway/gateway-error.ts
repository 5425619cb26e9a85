import { Code, ConnectError } from '@connectrpc/connect';
import { dependencyUnavailable, type ErrorCode, errorCodes, MillraceError } from '@millrace/contracts';

/** What a status means that comes without a code of ours: from something between us and the gateway, or from our own side of the call. */
const codesByStatus: Partial<Record<Code, ErrorCode>> = {
  [Code.InvalidArgument]: 'VALIDATION_ERROR',
  [Code.DeadlineExceeded]: 'DEADLINE_EXCEEDED',
  [Code.NotFound]: 'RECORD_NOT_FOUND',
  [Code.AlreadyExists]: 'DUPLICATE_RECORD',
  [Code.PermissionDenied]: 'AUTHORIZATION_ERROR',
  [Code.Unauthenticated]: 'AUTHENTICATION_ERROR',
  [Code.ResourceExhausted]: 'RATE_LIMITED',
  [Code.Unimplemented]: 'ROUTE_NOT_FOUND',
};

/**
 * The error that ended a call, by the gateway's own code where it told one, else by the status of gRPC. A call that broke off without
 * either is `DEPENDENCY_UNAVAILABLE`: nobody knows whether it was carried out.
 */
export function gatewayError(error: unknown): MillraceError {
  if (error instanceof MillraceError) return error;
  const cause = ConnectError.from(error);
  const told = cause.metadata.get('millrace-code');
  if (told !== null && told in errorCodes) return new MillraceError(told as ErrorCode, cause.rawMessage, { cause });
  if (cause.code === Code.ResourceExhausted && /larger than/.test(cause.rawMessage)) {
    return new MillraceError('PAYLOAD_TOO_LARGE', `${cause.rawMessage}: send it in several calls`, { cause });
  }
  const code = codesByStatus[cause.code];
  return code ? new MillraceError(code, cause.rawMessage, { cause }) : dependencyUnavailable('gateway', cause);
}
