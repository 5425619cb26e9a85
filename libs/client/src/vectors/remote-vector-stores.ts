import type { VectorStores } from '@millrace/ports';
import type { Gateway } from '../gateway/connect-gateway.ts';
import { remoteCollections } from './remote-collections.ts';
import { remoteIndexes } from './remote-indexes.ts';
import { remoteRecords } from './remote-records.ts';
import type { RemoteStore } from './remote-store.ts';

/**
 * The vectors behind a gateway, through the interface that they have in its own process. `of` names the tenant in each call: the key must
 * be one that may speak for it. Times are told in whole seconds and scores as 32-bit numbers, as the protocol has them. A request too large
 * for one message is refused as a whole, `PAYLOAD_TOO_LARGE`: in parts it would no longer be all or none.
 */
export function remoteVectorStores({ vectors }: Pick<Gateway, 'vectors'>): VectorStores {
  return {
    of(tenant) {
      const headers = { 'x-tenant-id': tenant };
      const store: RemoteStore = { vectors, rpc: (options) => ({ headers, ...options }) };
      return { ...remoteCollections(store), ...remoteIndexes(store), ...remoteRecords(store) };
    },
  };
}
