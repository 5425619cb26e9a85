import type { CallerStore, VectorMethods } from './caller-store.ts';
import { metadataOf } from './metadata-of.ts';

/** Where a request does not say. */
const defaultTopK = 10;

/** Finding what is near. */
export function searchMethods(storeOf: CallerStore): VectorMethods<'search'> {
  return {
    async search({ collectionName, queryVector, options }, context) {
      const matches = await storeOf(context).search(
        collectionName,
        {
          vector: queryVector,
          topK: options?.topk || defaultTopK,
          includeVector: options?.includeVector ?? false,
          ...(options?.filter && { filter: options.filter }),
        },
        { signal: context.signal },
      );
      return {
        results: matches.map(({ id, score, vector, metadata }) => ({
          id,
          score,
          vector: Array.from(vector),
          metadata: metadataOf(metadata),
        })),
      };
    },
  };
}
