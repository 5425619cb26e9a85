import {
  connectGateway,
  createFallback,
  type Gateway,
  remoteVectorStores,
  vectorStoresWithFallback,
} from '@millrace/client';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { silentLogger, type VectorStore, type VectorStores } from '@millrace/ports';
import { freshName, openTcpProxy, type TcpProxy } from '@millrace/ports/testing';
import type { RpcServer } from '@millrace/rpc';
import { serveRpc } from '@millrace/rpc/testing';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vectorService } from './vector-service.ts';

describe('a gateway that dies between its work and its answer', () => {
  const record = { vector: [1, 0], metadata: { n: 1 } };
  let fresh: FreshDatabase;
  let server: RpcServer;
  let proxy: TcpProxy;
  let gateway: Gateway;
  let local: VectorStores;
  let store: VectorStore;

  /** Cuts the way of every answer to a write. */
  function dying(stores: VectorStores): VectorStores {
    const cut = <T>(answer: T): T => {
      proxy.drop();
      return answer;
    };
    return {
      of(tenant) {
        const real = stores.of(tenant);
        return {
          ...real,
          insert: async (...given) => cut(await real.insert(...given)),
          upsert: async (...given) => cut(await real.upsert(...given)),
          delete: async (...given) => cut(await real.delete(...given)),
        };
      },
    };
  }

  beforeAll(async () => {
    fresh = await freshDatabase('embedded');
    local = openVectorStores(fresh.database);
    ({ server } = await serveRpc([vectorService(dying(local))]));
    proxy = await openTcpProxy({ host: '127.0.0.1', port: server.port });
    gateway = connectGateway({ url: `http://127.0.0.1:${proxy.port}` });
  });

  beforeEach(async () => {
    const metrics = { gatewayCalled: () => {}, gatewayCircuit: () => {} };
    const fallback = createFallback({ log: silentLogger, metrics });
    store = vectorStoresWithFallback({ remote: remoteVectorStores(gateway), local, fallback }).of(freshName('tenant'));
    await store.createCollection({ name: 'papers', dimension: 2 });
  });

  afterAll(async () => {
    gateway?.close();
    await proxy?.close();
    await server?.close();
    await fresh?.stop();
  });

  it('has inserted once what has no ids of the caller', async () => {
    const ids = await store.insert('papers', [record, record, record]);
    expect(new Set(ids).size).toBe(3);
    expect((await store.statistics('papers')).vectors).toBe(3);
    expect(await store.get('papers', ids[2] ?? '')).toMatchObject({ id: ids[2], metadata: { n: 1 } });
  });

  it('has replaced and deleted what it was asked to', async () => {
    await store.upsert('papers', [
      { ...record, id: 'a' },
      { ...record, id: 'b' },
    ]);
    await store.upsert('papers', [{ id: 'a', vector: [0, 1], metadata: {} }]);
    expect((await store.get('papers', 'a')).metadata).toEqual({});
    await store.delete('papers', ['b']);
    expect((await store.statistics('papers')).vectors).toBe(1);
  });

  it("leaves an insert under the caller's ids to the caller, who can ask for it", async () => {
    const insert = store.insert('papers', [{ ...record, id: 'mine' }]);
    await expect(insert).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE', dependency: 'gateway' });
    expect(await store.get('papers', 'mine')).toMatchObject({ id: 'mine' });
  });
});
