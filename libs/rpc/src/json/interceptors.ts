import { ConnectError, type Interceptor } from '@connectrpc/connect';
import type { Logger } from '@millrace/ports';
import { logFailure } from '../calls/log-failure.ts';
import { eachUntilAborted, untilAborted } from '../calls/until-aborted.ts';

/** Frees the caller of a method that does not heed its signal. */
export const freeCallers: Interceptor = (next) => async (request) => {
  const response = await untilAborted(next(request), request.signal);
  return response.stream ? { ...response, message: eachUntilAborted(response.message, request.signal) } : response;
};

/** Ends a call that throws with the status of its error, or with why it was ended from outside. */
export function tellFailures(log: Logger): Interceptor {
  return (next) => async (request) => {
    const { signal, service, method } = request;
    function failureOf(error: unknown): ConnectError {
      if (signal.aborted) return ConnectError.from(signal.reason);
      return logFailure(error, `/${service.typeName}/${method.name}`, log);
    }
    async function* failing<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
      try {
        yield* messages;
      } catch (error) {
        throw failureOf(error);
      }
    }
    try {
      const response = await next(request);
      return response.stream ? { ...response, message: failing(response.message) } : response;
    } catch (error) {
      throw failureOf(error);
    }
  };
}
