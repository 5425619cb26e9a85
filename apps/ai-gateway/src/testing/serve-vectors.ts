import { connectGateway, type Gateway } from '@millrace/client';
import { type DatabaseKind, freshDatabase } from '@millrace/database/testing';
import type { VectorStores } from '@millrace/ports';
import { serveRpc } from '@millrace/rpc/testing';
import { openVectorStores } from '@millrace/vectors';
import { vectorService } from '../vectors/vector-service.ts';

export interface ServedVectors {
  /** A client of the gateway. */
  readonly gateway: Gateway;
  /** The same vectors, without the gateway. */
  readonly stores: VectorStores;
  stop(): Promise<void>;
}

/** Vectors in a database of their own, served over gRPC to whoever names a tenant. */
export async function serveVectors(kind: DatabaseKind): Promise<ServedVectors> {
  const fresh = await freshDatabase(kind);
  const stores = openVectorStores(fresh.database);
  const { server } = await serveRpc([vectorService(stores)]);
  const gateway = connectGateway({ url: server.url });
  return {
    gateway,
    stores,
    async stop() {
      gateway.close();
      await server.close();
      await fresh.stop();
    },
  };
}
