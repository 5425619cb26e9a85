import { MillraceError } from '@millrace/contracts';
import type { VectorStore } from '@millrace/ports';
import { checkedId, jsonOf, numbersOf, vectorOf } from './record-message.ts';
import type { RemoteStore } from './remote-store.ts';

type Records = Pick<VectorStore, 'insert' | 'upsert' | 'delete' | 'search' | 'get'>;

export function remoteRecords({ vectors, rpc }: RemoteStore): Records {
  return {
    async insert(collection, records, options) {
      const request = { collectionName: collection, vectors: records.map(vectorOf) };
      return (await vectors.insert(request, rpc(options))).ids;
    },
    async upsert(collection, records, options) {
      const request = { collectionName: collection, vectors: records.map(vectorOf) };
      return (await vectors.upsert(request, rpc(options))).ids;
    },
    async delete(collection, ids, options) {
      // The protocol's answer has no room for the number.
      let deleted: string | null = null;
      const onHeader = (headers: Headers) => {
        deleted = headers.get('millrace-deleted');
      };
      await vectors.delete({ collectionName: collection, ids: ids.map(checkedId) }, { ...rpc(options), onHeader });
      if (deleted === null) throw new MillraceError('INTERNAL_ERROR', 'the gateway did not say how many it deleted');
      return Number(deleted);
    },
    async search(collection, { vector, topK, filter, includeVector = false }, options) {
      // In a message 0 means that the caller did not say.
      if (topK === 0) throw new MillraceError('VALIDATION_ERROR', 'topK: at least 1');
      const searchOptions = { topk: topK, includeVector, ...(filter && { filter: jsonOf(filter) }) };
      const request = { collectionName: collection, queryVector: numbersOf(vector), options: searchOptions };
      const { results } = await vectors.search(request, rpc(options));
      return results.map(({ id, score, vector, metadata = {} }) => ({ id, score, vector, metadata }));
    },
    async get(collection, id, options) {
      const { vector } = await vectors.getByID({ collectionName: collection, id: checkedId(id) }, rpc(options));
      if (!vector) throw new MillraceError('INTERNAL_ERROR', `the gateway gave no vector for '${id}'`);
      return { id: vector.id, vector: vector.vector, metadata: vector.metadata ?? {} };
    },
  };
}
