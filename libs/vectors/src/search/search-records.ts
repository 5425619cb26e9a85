import { MillraceError } from '@millrace/contracts';
import type { CallOptions, VectorMatch, VectorSearch } from '@millrace/ports';
import { inCollection } from '../collections/in-collection.ts';
import { conditionPath } from '../filter/condition-path.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { checkVector } from '../records/vector-rules.ts';
import { readVector, vectorText } from '../records/vector-text.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { findNearest } from './find-nearest.ts';
import { measures } from './measures.ts';
import type { Found } from './nearest-query.ts';
import type { Samples } from './remember-samples.ts';

/** Where one tenant searches. */
export interface SearchedDatabase extends TenantDatabase {
  readonly samples: Samples;
}

const mostResults = 1_000;

/** The nearest that the filter lets pass, the best first: through the index where there is one and it pays. */
export async function searchRecords(
  place: SearchedDatabase,
  name: string,
  { vector, topK, filter = {}, includeVector = false }: VectorSearch,
  options?: CallOptions,
): Promise<VectorMatch[]> {
  if (!Number.isInteger(topK) || topK < 1 || topK > mostResults) {
    throw new MillraceError('VALIDATION_ERROR', `a search gives 1 to ${mostResults} results, and not ${topK}`);
  }
  const path = Object.keys(filter).length > 0 ? conditionPath(parseFilter(filter)) : undefined;
  return inCollection(
    place,
    name,
    async (tx, collection) => {
      checkVector(vector, collection, 'the query vector');
      const query = { vector: vectorText(vector), topK, filter: path, includeVector };
      const found = await findNearest(tx, collection, query, place.samples);
      const { score } = measures[collection.metric];
      // One without a length was there before vectors were compared by angle.
      return found.filter(({ distance }) => !Number.isNaN(distance)).map((one) => matchOf(one, score));
    },
    { ...options, mode: 'read only' },
  );
}

function matchOf({ id, metadata, distance, vector }: Found, score: (distance: number) => number): VectorMatch {
  return { id, score: score(distance), vector: vector === null ? [] : readVector(vector), metadata };
}
