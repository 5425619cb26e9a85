import { type Code, ConnectError } from '@connectrpc/connect';
import { grpcStatuses, type MillraceError } from '@millrace/contracts';
import { errorOfResponse, problemOf } from '@millrace/http';
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from '@millrace/protocol';

const domain = 'millrace';

/**
 * `error` as it ends a call: the status of its code; the code as `millrace-code` in the metadata and in a `google.rpc.ErrorInfo`; with it when to
 * try again and what is wrong field by field. It says what the same error says over HTTP: what went wrong inside stays in the log.
 */
export function connectErrorOf(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const known = errorOfResponse(error);
  const { detail } = problem(known);
  const status = grpcStatuses[known.grpcStatus] as number as Code;
  return new ConnectError(detail, status, { 'millrace-code': known.code }, detailsOf(known), error);
}

function problem(error: MillraceError) {
  return problemOf(error, { id: '', url: '' });
}

function detailsOf(error: MillraceError) {
  const { retryAfter, errors = [] } = problem(error);
  const info = { desc: ErrorInfoSchema, value: { reason: error.code, domain } };
  const retry = { desc: RetryInfoSchema, value: { retryDelay: { seconds: BigInt(retryAfter ?? 0) } } };
  const fieldViolations = errors.map(({ path, message }) => ({ field: path, description: message }));
  return [
    info,
    ...(retryAfter === undefined ? [] : [retry]),
    ...(errors.length === 0 ? [] : [{ desc: BadRequestSchema, value: { fieldViolations } }]),
  ];
}
