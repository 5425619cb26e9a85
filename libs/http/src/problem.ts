import { type ErrorCode, errorCodes, MillraceError, type Problem } from '@millrace/contracts';

/** Fastify's own errors carry a status; the rest is a defect. */
function codeOfStatus(status: unknown): ErrorCode {
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'VALIDATION_ERROR' : 'INTERNAL_ERROR';
}

/** Any error as the one that decides the response. */
export function errorOfResponse(error: unknown): MillraceError {
  if (error instanceof MillraceError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return new MillraceError(codeOfStatus(status), error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

/** Seconds after which a caller may try again, where the error does not say. */
const defaultRetryAfter = 2;

/** The problem details (RFC 9457) of an error. What went wrong inside stays in the log, found there by the request id. */
export function problemOf(error: MillraceError, request: { readonly id: string; readonly url: string }): Problem {
  const { code, status, errors, taskId } = error;
  const retryAfter = retryAfterOf(error);
  return {
    type: `about:blank#${code}`,
    title: errorCodes[code].title,
    status,
    code,
    detail: detailOf(error),
    instance: request.url,
    requestId: request.id,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(errors ? { errors: [...errors] } : {}),
    ...(taskId ? { taskId } : {}),
  };
}

function detailOf({ code, status, message, dependency }: MillraceError): string {
  if (code === 'DEPENDENCY_UNAVAILABLE') return `${dependency ?? 'a service'} does not answer; try again`;
  return status === 500 ? 'the log holds the reason, by the request id' : message;
}

/** Seconds, whole. Only of what is refused for a time. */
function retryAfterOf({ status, retryAfterMs }: MillraceError): number | undefined {
  if (status !== 503 && status !== 429) return undefined;
  return retryAfterMs === undefined ? defaultRetryAfter : Math.ceil(retryAfterMs / 1000);
}
