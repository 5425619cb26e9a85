import type { Compression, UniversalHandler, UniversalServerRequest } from '@connectrpc/connect/protocol';
import { boundedBody, boundedMessage } from './bounded-body.ts';

/** What JSON is read into takes many times its room, and is not counted before. */
export const maxJsonBytes = 8 * 1024 * 1024;

/**
 * Messages within one that it may have: ten thousand vectors with fifty fields of metadata each have as many. They take some 400 MB at most while
 * they are read.
 */
const maxParts = 1_000_000;

/** `handler`, to which no message comes that would take more room than its size lets expect. */
export function withinLimits(
  handler: UniversalHandler,
  maxBytes: number,
  compressions: readonly Compression[],
): UniversalHandler {
  const bounded = (call: UniversalServerRequest): UniversalServerRequest => {
    const { header: given, body: received } = call;
    const body = received as AsyncIterable<Uint8Array>;
    const type = given.get('content-type') ?? '';
    const isJson = /\bjson\b/.test(type);
    const limits = { maxBytes: isJson ? Math.min(maxBytes, maxJsonBytes) : maxBytes, maxParts };
    const schema = isJson ? undefined : handler.method.input;
    // What is not in envelopes is one message.
    if (!/^application\/(?:grpc|connect)\b/.test(type)) return { ...call, body: boundedMessage(body, schema, limits) };
    const header = new Headers(given);
    const compression = compressions.find(({ name }) => name === given.get('grpc-encoding'));
    // It comes unpacked.
    if (compression) header.delete('grpc-encoding');
    return { ...call, header, body: boundedBody(body, schema, compression, limits) };
  };
  return Object.assign((call: UniversalServerRequest) => handler(bounded(call)), { ...handler });
}
