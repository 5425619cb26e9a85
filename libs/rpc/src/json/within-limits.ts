import type { UniversalHandler, UniversalServerRequest } from '@connectrpc/connect/protocol';
import { boundedBody, boundedMessage } from '../calls/bounded-messages.ts';
import type { MessageLimits } from '../calls/message-limits.ts';

/** `handler`, to which no message comes that would take more room than its size lets expect. */
export function withinLimits(
  handler: UniversalHandler,
  limitsOf: (isJson: boolean) => MessageLimits,
): UniversalHandler {
  const bounded = (call: UniversalServerRequest): UniversalServerRequest => {
    const body = call.body as AsyncIterable<Uint8Array>;
    const type = call.header.get('content-type') ?? '';
    const isJson = /\bjson\b/.test(type);
    const schema = isJson ? undefined : handler.method.input;
    // Only a stream comes in envelopes.
    const isStream = type.startsWith('application/connect');
    const limits = limitsOf(isJson);
    return {
      ...call,
      body: isStream ? boundedBody(body, schema, undefined, limits) : boundedMessage(body, schema, limits),
    };
  };
  return Object.assign((call: UniversalServerRequest) => handler(bounded(call)), { ...handler });
}
