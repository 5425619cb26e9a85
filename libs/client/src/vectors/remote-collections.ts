import { dependencyUnavailable } from '@millrace/contracts';
import type { VectorStore } from '@millrace/ports';
import { indexOf, metricOf, paramsOf } from './index-params.ts';
import type { RemoteStore } from './remote-store.ts';

type Collections = Pick<
  VectorStore,
  | 'createCollection'
  | 'dropCollection'
  | 'hasCollection'
  | 'listCollections'
  | 'collection'
  | 'statistics'
  | 'ping'
  | 'compact'
>;

export function remoteCollections({ vectors, rpc }: RemoteStore): Collections {
  return {
    async createCollection({ name, description = '', dimension, index }, options) {
      const indexParams = index && paramsOf(index);
      const request = { name, description, vectorDim: dimension, ...(indexParams && { indexParams }) };
      await vectors.createCollection(request, rpc(options));
    },
    async dropCollection(name, options) {
      await vectors.dropCollection({ name }, rpc(options));
    },
    async hasCollection(name, options) {
      return (await vectors.hasCollection({ name }, rpc(options))).exists;
    },
    async listCollections(options) {
      return (await vectors.listCollections({}, rpc(options))).names;
    },
    async collection(name, options) {
      const info = await vectors.getCollectionInfo({ name }, rpc(options));
      return {
        name: info.name,
        description: info.description,
        dimension: info.vectorDim,
        metric: metricOf(info.indexParams),
        index: indexOf(info.indexParams),
        createdAt: timeOf(info.createdAt),
        updatedAt: timeOf(info.updatedAt),
      };
    },
    async statistics(name, options) {
      const { vectorCount, sizeInBytes } = await vectors.getCollectionStats({ name }, rpc(options));
      return { vectors: Number(vectorCount), bytes: Number(sizeInBytes) };
    },
    async ping(options) {
      const { healthy, message } = await vectors.health({}, rpc(options));
      if (!healthy) throw dependencyUnavailable('gateway', new Error(message));
    },
    async compact(collection, options) {
      await vectors.compact({ collectionName: collection }, rpc(options));
    },
  };
}

function timeOf(unixSeconds: bigint): Date {
  return new Date(Number(unixSeconds) * 1000);
}
