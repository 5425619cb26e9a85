import { type ErrorCode, MillraceError } from '@millrace/contracts';

/** What the gateway says no to because of the input, and would again. */
const refusals: ReadonlySet<ErrorCode> = new Set(['VALIDATION_ERROR', 'PAYLOAD_TOO_LARGE']);

/**
 * What ended a call for a model, as the ports have it. The model's own errors stay; a key that the gateway refuses, like an outage, is
 * `MODEL_UNAVAILABLE`: the fault lies with the deployment, which can be mended while the work waits.
 */
export function modelError(model: string, error: unknown): unknown {
  if (!(error instanceof MillraceError) || error.code.startsWith('MODEL_')) return error;
  const { code, message, retryAfterMs } = error;
  if (refusals.has(code)) {
    return new MillraceError('MODEL_REFUSED', `${model} was not asked: ${message}`, { cause: error });
  }
  return new MillraceError('MODEL_UNAVAILABLE', `${model} cannot be asked through the gateway: ${message}`, {
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
