import type { NewVectorRecord } from '@millrace/ports';
import type { Vector } from '@millrace/protocol';
import type { CallerStore, VectorMethods } from './caller-store.ts';
import { metadataOf } from './metadata-of.ts';

/** Putting vectors in, taking them out, and reading one by its id. */
export function recordMethods(storeOf: CallerStore): VectorMethods<'insert' | 'upsert' | 'delete' | 'getByID'> {
  return {
    async insert({ collectionName, vectors }, context) {
      const { signal } = context;
      const ids = await storeOf(context).insert(collectionName, vectors.map(newRecord), { signal });
      return { ids, success: true, message: `inserted ${ids.length}` };
    },

    async upsert({ collectionName, vectors }, context) {
      const { signal } = context;
      const ids = await storeOf(context).upsert(collectionName, vectors.map(newRecord), { signal });
      return { ids, success: true, message: `upserted ${ids.length}` };
    },

    async delete({ collectionName, ids }, context) {
      const { signal } = context;
      const deleted = await storeOf(context).delete(collectionName, ids, { signal });
      // The protocol's answer has no room for the number, which our own client gives back.
      context.responseHeader.set('millrace-deleted', String(deleted));
      return { success: true, message: `deleted ${deleted} of ${ids.length}` };
    },

    async getByID({ collectionName, id }, context) {
      const { vector, metadata } = await storeOf(context).get(collectionName, id, { signal: context.signal });
      return { vector: { id, vector: Array.from(vector), metadata: metadataOf(metadata) } };
    },
  };
}

/** An empty id is none: proto3 cannot tell them apart. */
function newRecord({ id, vector, metadata = {} }: Vector): NewVectorRecord {
  return { vector, metadata, ...(id && { id }) };
}
