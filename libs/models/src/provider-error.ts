import { MillraceError } from '@millrace/contracts';
import { retryAfterMs } from './retry-after.ts';

/** What this needs of the AI SDK's `APICallError`. */
export interface ProviderFailure {
  readonly message: string;
  readonly statusCode?: number | undefined;
  readonly responseHeaders?: Readonly<Record<string, string>> | undefined;
}

/** Statuses by which a provider refuses this input and would refuse it again: bad request, too large, unprocessable. */
const refusals: readonly number[] = [400, 413, 422];

/**
 * A provider's failure by its status. A refused key (401, 403) and an unknown model (404) count as unavailable: the fault lies with the
 * deployment, which can be mended while the document waits, not with the document.
 */
export function providerError(model: string, failure: ProviderFailure, now: Date): MillraceError {
  const { message, statusCode, responseHeaders = {} } = failure;
  if (statusCode !== undefined && refusals.includes(statusCode)) {
    return new MillraceError('MODEL_REFUSED', `model ${model} answered ${statusCode}: ${message}`, { cause: failure });
  }
  const answered = statusCode === undefined ? 'does not answer' : `answered ${statusCode}`;
  const waitMs = retryAfterMs(responseHeaders['retry-after'], now);
  return new MillraceError('MODEL_UNAVAILABLE', `model ${model} ${answered}: ${message}`, {
    cause: failure,
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });
}
