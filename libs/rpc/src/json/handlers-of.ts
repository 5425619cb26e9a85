import { createConnectRouter, type Interceptor } from '@connectrpc/connect';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { limitsOf } from '../calls/message-limits.ts';
import { binaryOptions, jsonOptions } from '../calls/read-options.ts';
import type { RpcService } from '../rpc-service.ts';
import { withinLimits } from './within-limits.ts';

export interface HandlerOptions {
  readonly maxMessageBytes: number;
  readonly interceptors: Interceptor[];
}

/** What answers the methods of a service by the protocol of Connect. Messages are read within limits. */
export function handlersOf(
  { description, implementation, scopes }: RpcService,
  { maxMessageBytes, interceptors }: HandlerOptions,
): UniversalHandler[] {
  const limits = { readMaxBytes: maxMessageBytes, writeMaxBytes: maxMessageBytes };
  const router = createConnectRouter({
    grpc: false,
    grpcWeb: false,
    jsonOptions,
    binaryOptions,
    ...limits,
    interceptors,
  });
  router.service(description, implementation);
  return router.handlers.map((handler) => {
    const scope = scopes[handler.method.localName] ?? null;
    return withinLimits(handler, (isJson) => limitsOf(scope, isJson, maxMessageBytes));
  });
}
