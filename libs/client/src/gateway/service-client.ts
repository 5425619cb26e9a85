import type { DescService } from '@bufbuild/protobuf';
import { type CallOptions, type Client, createClient, type Transport } from '@connectrpc/connect';
import { gatewayError } from './gateway-error.ts';

type UnaryCall = (request: object, options?: CallOptions) => Promise<object>;
type StreamCall = (request: object, options?: CallOptions) => AsyncIterable<object>;

/**
 * The methods of a service as functions. They throw `MillraceError`, or the signal's reason where the caller's signal aborted. A stream is
 * asked for when it is read, and ended when its reader leaves off.
 */
export function createServiceClient<S extends DescService>(description: S, transport: Transport): Client<S> {
  const calls = createClient(description, transport) as unknown as Readonly<Record<string, UnaryCall & StreamCall>>;
  const named = description.methods.map(({ localName, methodKind }) => {
    const call = calls[localName] as UnaryCall & StreamCall;
    return [localName, methodKind === 'unary' ? unary(call) : stream(call)] as const;
  });
  return Object.fromEntries(named) as unknown as Client<S>;
}

function unary(call: UnaryCall): UnaryCall {
  return async (request, options) => {
    try {
      return await call(request, options);
    } catch (error) {
      options?.signal?.throwIfAborted();
      throw gatewayError(error);
    }
  };
}

function stream(call: StreamCall): StreamCall {
  return async function* (request, options) {
    const left = new AbortController();
    const signal = options?.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
    try {
      yield* call(request, { ...options, signal });
    } catch (error) {
      options?.signal?.throwIfAborted();
      throw gatewayError(error);
    } finally {
      left.abort();
    }
  };
}
