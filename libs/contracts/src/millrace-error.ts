import { type ErrorCode, errorCodes } from './error-codes.ts';
import type { GrpcStatus } from './errors/grpc-status.ts';

export interface MillraceErrorOptions {
  cause?: unknown;
  /** Not before this many milliseconds: from a `Retry-After`, or known from the dependency. */
  retryAfterMs?: number;
  /** The service that does not answer, with `DEPENDENCY_UNAVAILABLE`: `rabbitmq`, `redis`, `postgres`, `objects`. */
  dependency?: string;
  /** What is wrong field by field, with `VALIDATION_ERROR`. */
  errors?: readonly FieldError[];
  /** The task concerned, where the caller needs its id to go on. */
  taskId?: string;
}

export interface FieldError {
  /** Where in the request: `body.metadata.year`. */
  readonly path: string;
  readonly message: string;
}

/**
 * The one error class. Its code decides what follows: see {@link errorCodes}.
 * The message is for people and names the ids concerned; it never holds a secret or a document's text.
 */
export class MillraceError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly dependency: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly taskId: string | undefined;

  constructor(code: ErrorCode, message: string, options: MillraceErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'MillraceError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.dependency = options.dependency;
    this.errors = options.errors;
    this.taskId = options.taskId;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  get grpcStatus(): GrpcStatus {
    return errorCodes[this.code].grpc;
  }

  get retryable(): boolean {
    return errorCodes[this.code].retry !== 'never';
  }
}

/** `error` as a MillraceError: itself, or wrapped under `code` with its message kept. */
export function toMillraceError(error: unknown, code: ErrorCode = 'INTERNAL_ERROR'): MillraceError {
  if (error instanceof MillraceError) return error;
  return new MillraceError(code, error instanceof Error ? error.message : String(error), { cause: error });
}

/** The error that an adapter throws when its service does not answer: the work waits, and no attempt is counted. */
export function dependencyUnavailable(dependency: string, cause: unknown): MillraceError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new MillraceError('DEPENDENCY_UNAVAILABLE', `${dependency} does not answer: ${reason}`, { cause, dependency });
}
