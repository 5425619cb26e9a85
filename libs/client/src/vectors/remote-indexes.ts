import type { VectorStore } from '@millrace/ports';
import { paramsOf } from './index-params.ts';
import type { RemoteStore } from './remote-store.ts';

export function remoteIndexes({
  vectors,
  rpc,
}: RemoteStore): Pick<VectorStore, 'createIndex' | 'dropIndex' | 'hasIndex'> {
  return {
    async createIndex(collection, index, options) {
      await vectors.createIndex({ collectionName: collection, indexParams: paramsOf(index) }, rpc(options));
    },
    async dropIndex(collection, options) {
      await vectors.dropIndex({ collectionName: collection }, rpc(options));
    },
    async hasIndex(collection, options) {
      return (await vectors.hasIndex({ collectionName: collection }, rpc(options))).exists;
    },
  };
}
