import { durationMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { dependencyUnavailable, type ErrorCode, errorCodes, MillraceError } from '@millrace/contracts';
import { BadRequestSchema, RetryInfoSchema } from '@millrace/protocol';

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
 * either is `DEPENDENCY_UNAVAILABLE` of the gateway.
 */
export function gatewayError(error: unknown): MillraceError {
  if (error instanceof MillraceError) return error;
  const cause = ConnectError.from(error);
  const message = cause.rawMessage;
  const told = toldCode(cause);
  if (told) return new MillraceError(told, message, { cause, ...detailsOf(cause) });
  // Connect's own complaints, before a byte of the message was sent: they have no better mark than their words.
  if (/^serialize /.test(message)) return new MillraceError('VALIDATION_ERROR', message, { cause });
  if (/is larger than configured/.test(message)) {
    return new MillraceError('PAYLOAD_TOO_LARGE', `${message}: send it in several calls`, { cause });
  }
  const code = codesByStatus[cause.code];
  return code ? new MillraceError(code, message, { cause }) : dependencyUnavailable('gateway', cause);
}

function toldCode(error: ConnectError): ErrorCode | undefined {
  const code = error.metadata.get('millrace-code') ?? '';
  return Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : undefined;
}

function detailsOf(error: ConnectError) {
  const delay = error.findDetails(RetryInfoSchema)[0]?.retryDelay;
  const violations = error.findDetails(BadRequestSchema)[0]?.fieldViolations;
  return {
    ...(delay && { retryAfterMs: durationMs(delay) }),
    ...(violations && { errors: violations.map(({ field, description }) => ({ path: field, message: description })) }),
  };
}
