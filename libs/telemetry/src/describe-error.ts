/** What a log shows of an error. */
interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: unknown;
}

const mostCauses = 5;

/**
 * An error for the log: type, code, message, stack, and its causes. Nothing else that it carries: clients hang whole requests on their errors, with a
 * document's text and whoever's credentials in them.
 */
export function describeError(error: unknown, causes = mostCauses): DescribedError | string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return {
    type: name,
    ...('code' in error ? { code: error.code } : {}),
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined || causes === 0 ? {} : { cause: describeError(cause, causes - 1) }),
  };
}
