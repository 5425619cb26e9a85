import type { QueryVector } from './query-vector.ts';

/** A collection that is searched, and the query as its model sees it; without a vector it is searched by words alone. */
export interface SearchedCollection {
  readonly id: string;
  readonly vector?: QueryVector | undefined;
}
