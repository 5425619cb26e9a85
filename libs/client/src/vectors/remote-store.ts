import type { CallOptions as RpcOptions } from '@connectrpc/connect';
import type { CallOptions } from '@millrace/ports';
import type { Gateway } from '../gateway/connect-gateway.ts';

/** How the methods of one tenant's store call the gateway. */
export interface RemoteStore {
  readonly vectors: Gateway['vectors'];
  /** What goes with a call beside its message. */
  rpc(options: CallOptions | undefined): RpcOptions;
}
