import type { Client } from '@connectrpc/connect';
import { AIService, Health, ModelService, VectorService } from '@millrace/protocol';
import { type GatewayOptions, openGatewayTransport } from './gateway-transport.ts';
import { createServiceClient } from './service-client.ts';

/**
 * The model gateway's services as functions. All throw `MillraceError`: with the code that the gateway told, `DEADLINE_EXCEEDED` after the
 * call's `timeoutMs`, `DEPENDENCY_UNAVAILABLE` where it does not answer; or the reason of the call's `signal`.
 */
export interface Gateway {
  readonly vectors: Client<typeof VectorService>;
  readonly models: Client<typeof ModelService>;
  readonly ai: Client<typeof AIService>;
  /** The standard health service of gRPC; over `json` it is not served. */
  readonly health: Client<typeof Health>;
  /** Ends the connection, and with it the calls that are under way. */
  close(): void;
}

/** Connects with the first call, and anew whenever the connection was lost. Throws `CONFIG_INVALID`. */
export function connectGateway(options: GatewayOptions): Gateway {
  const { transport, close } = openGatewayTransport(options);
  return {
    vectors: createServiceClient(VectorService, transport),
    models: createServiceClient(ModelService, transport),
    ai: createServiceClient(AIService, transport),
    health: createServiceClient(Health, transport),
    close,
  };
}
