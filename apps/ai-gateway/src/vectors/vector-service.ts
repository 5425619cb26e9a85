import type { ServiceImpl } from '@connectrpc/connect';
import { toMillraceError } from '@millrace/contracts';
import type { VectorStores } from '@millrace/ports';
import { VectorService } from '@millrace/protocol';
import { callerOf, defineRpcService, type RpcService } from '@millrace/rpc';
import type { CallerStore } from './caller-store.ts';
import { collectionMethods } from './collection-methods.ts';
import { indexMethods } from './index-methods.ts';
import { recordMethods } from './record-methods.ts';
import { searchMethods } from './search-methods.ts';

/** Who may call what. */
const scopes = {
  createCollection: 'write',
  dropCollection: 'write',
  hasCollection: 'read',
  listCollections: 'read',
  getCollectionInfo: 'read',
  getCollectionStats: 'read',
  createIndex: 'write',
  dropIndex: 'write',
  hasIndex: 'read',
  insert: 'write',
  upsert: 'write',
  delete: 'write',
  search: 'read',
  getByID: 'read',
  health: null,
  compact: 'write',
} as const;

/** The collections of vectors of the tenant that calls. */
export function vectorService(stores: VectorStores): RpcService {
  const storeOf: CallerStore = (context) => stores.of(callerOf(context).tenant);
  const methods: ServiceImpl<typeof VectorService> = {
    ...collectionMethods(storeOf),
    ...indexMethods(storeOf),
    ...recordMethods(storeOf),
    ...searchMethods(storeOf),
    /** Asks for no tenant's data, and needs none. */
    async health(_request, { signal }) {
      try {
        await stores.of('default').ping({ signal });
        return { healthy: true, message: 'the vectors can be reached' };
      } catch (error) {
        const { code, message } = toMillraceError(error);
        if (code !== 'DEPENDENCY_UNAVAILABLE') throw error;
        return { healthy: false, message };
      }
    },
  };
  return defineRpcService(VectorService, scopes, methods, 'vectors');
}
