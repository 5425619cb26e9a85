import type { JsonObject } from '@bufbuild/protobuf';
import { MillraceError } from '@millrace/contracts';
import type { NewVectorRecord, VectorMetadata, VectorStore } from '@millrace/ports';
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
      let deleted = Number.NaN;
      const onHeader = (headers: Headers) => {
        deleted = Number(headers.get('millrace-deleted') ?? Number.NaN);
      };
      await vectors.delete({ collectionName: collection, ids: [...ids] }, { ...rpc(options), onHeader });
      return deleted;
    },
    async search(collection, { vector, topK, filter, includeVector = false }, options) {
      if (topK === 0) throw new MillraceError('VALIDATION_ERROR', 'topK: at least 1');
      const searchOptions = { topk: topK, includeVector, ...(filter && { filter: jsonOf(filter) }) };
      const request = { collectionName: collection, queryVector: Array.from(vector), options: searchOptions };
      const { results } = await vectors.search(request, rpc(options));
      return results.map(({ id, score, vector, metadata = {} }) => ({ id, score, vector, metadata }));
    },
    async get(collection, id, options) {
      const { vector } = await vectors.getByID({ collectionName: collection, id }, rpc(options));
      if (!vector) throw new MillraceError('INTERNAL_ERROR', `the gateway gave no vector for '${id}'`);
      return { id: vector.id, vector: vector.vector, metadata: vector.metadata ?? {} };
    },
  };
}

/** In a message an empty id means none, which the caller did not say. */
function vectorOf({ id, vector, metadata }: NewVectorRecord) {
  if (id === '') throw new MillraceError('VALIDATION_ERROR', 'id: it is empty; leave it out to be given one');
  return { ...(id !== undefined && { id }), vector: Array.from(vector), metadata: jsonOf(metadata) };
}

function jsonOf(metadata: VectorMetadata): JsonObject {
  return metadata as JsonObject;
}
