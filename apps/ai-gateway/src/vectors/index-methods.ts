import { MillraceError } from '@millrace/contracts';
import type { CallerStore, VectorMethods } from './caller-store.ts';
import { indexOfParams } from './index-of-params.ts';

/** The index of a collection, and its upkeep. */
export function indexMethods(
  storeOf: CallerStore,
): VectorMethods<'createIndex' | 'dropIndex' | 'hasIndex' | 'compact'> {
  return {
    async createIndex({ collectionName, indexParams }, context) {
      if (!indexParams) throw new MillraceError('VALIDATION_ERROR', 'index_params: say which index, such as HNSW');
      const store = storeOf(context);
      const { signal } = context;
      const { metric } = await store.collection(collectionName, { signal });
      await store.createIndex(collectionName, indexOfParams(indexParams, metric), { signal });
      return {};
    },

    async dropIndex({ collectionName }, context) {
      await storeOf(context).dropIndex(collectionName, { signal: context.signal });
      return {};
    },

    async hasIndex({ collectionName }, context) {
      return { exists: await storeOf(context).hasIndex(collectionName, { signal: context.signal }) };
    },

    async compact({ collectionName }, context) {
      await storeOf(context).compact(collectionName, { signal: context.signal });
      return {};
    },
  };
}
