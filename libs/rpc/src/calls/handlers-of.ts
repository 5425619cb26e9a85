import { type ConnectRouterOptions, createConnectRouter } from '@connectrpc/connect';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { nesting } from '@millrace/protocol';
import type { RpcService } from '../rpc-service.ts';
import { withinLimits } from './within-limits.ts';

export type HandlerOptions = Omit<ConnectRouterOptions, 'readMaxBytes' | 'writeMaxBytes'> & {
  readonly maxMessageBytes: number;
};

/** Who shows no key has little to say: the name of a service, or of a file that describes it. */
const bytesOfAnyone = 4_096;

/** What answers the methods of a service. Messages are read within limits, those of callers whom nobody knows within narrow ones. */
export function handlersOf(service: RpcService, { maxMessageBytes, ...options }: HandlerOptions): UniversalHandler[] {
  const { acceptCompression = [] } = options;
  const handlersWithin = (readMaxBytes: number) => {
    const router = createConnectRouter({
      ...options,
      jsonOptions: nesting,
      // Fields that nobody knows would be kept, each in some hundred bytes.
      binaryOptions: { ...nesting, readUnknownFields: false },
      readMaxBytes,
      writeMaxBytes: maxMessageBytes,
    });
    service.register(router);
    return router.handlers.map((handler) => withinLimits(handler, readMaxBytes, acceptCompression));
  };
  const narrow = handlersWithin(Math.min(bytesOfAnyone, maxMessageBytes));
  const isForAnyone = ({ method }: UniversalHandler) => service.scopes[method.localName] === null;
  const wide = handlersWithin(maxMessageBytes);
  return wide.map((handler, place) => (isForAnyone(handler) ? narrow[place] : handler) ?? handler);
}
