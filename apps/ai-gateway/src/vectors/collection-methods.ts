import type { CallerStore, VectorMethods } from './caller-store.ts';
import { indexOfParams } from './index-of-params.ts';
import { paramsOfIndex } from './params-of-index.ts';

/** Making collections, and looking at them. */
export function collectionMethods(
  storeOf: CallerStore,
): VectorMethods<
  | 'createCollection'
  | 'dropCollection'
  | 'hasCollection'
  | 'listCollections'
  | 'getCollectionInfo'
  | 'getCollectionStats'
> {
  return {
    async createCollection({ name, description, vectorDim, indexParams }, context) {
      const index = indexParams && indexOfParams(indexParams, 'cosine');
      await storeOf(context).createCollection(
        { name, description, dimension: vectorDim, ...(index && { index }) },
        { signal: context.signal },
      );
      const indexed = index ? `index ${index.type.toUpperCase()} by ${index.metric.toUpperCase()}` : 'no index';
      return { success: true, message: `made '${name}': ${vectorDim} dimensions, ${indexed}` };
    },

    async dropCollection({ name }, context) {
      await storeOf(context).dropCollection(name, { signal: context.signal });
      return {};
    },

    async hasCollection({ name }, context) {
      return { exists: await storeOf(context).hasCollection(name, { signal: context.signal }) };
    },

    async listCollections(_request, context) {
      return { names: await storeOf(context).listCollections({ signal: context.signal }) };
    },

    async getCollectionInfo({ name }, context) {
      const collection = await storeOf(context).collection(name, { signal: context.signal });
      return {
        name: collection.name,
        description: collection.description,
        vectorDim: collection.dimension,
        indexParams: paramsOfIndex(collection),
        createdAt: unixSeconds(collection.createdAt),
        updatedAt: unixSeconds(collection.updatedAt),
      };
    },

    async getCollectionStats({ name }, context) {
      const { vectors, bytes } = await storeOf(context).statistics(name, { signal: context.signal });
      return { name, vectorCount: BigInt(vectors), sizeInBytes: BigInt(bytes) };
    },
  };
}

function unixSeconds(time: Date): bigint {
  return BigInt(Math.floor(time.getTime() / 1000));
}
