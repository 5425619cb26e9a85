import { describe } from 'vitest';
import type { VectorStores } from '../vector-store.ts';
import { keepsCollections } from './vector-store-collections.ts';
import { keepsIndexes } from './vector-store-indexes.ts';
import { keepsRecords } from './vector-store-records.ts';
import { searchesVectors } from './vector-store-searches.ts';

/** What every adapter of {@link VectorStores} must do. `stores` is asked within tests only; they make tenants of their own. */
export function describeVectorStores(name: string, stores: () => VectorStores): void {
  describe(name, () => {
    keepsCollections(stores);
    keepsIndexes(stores);
    keepsRecords(stores);
    searchesVectors(stores);
  });
}
