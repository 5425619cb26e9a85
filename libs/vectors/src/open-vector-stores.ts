import type { Database, VectorStores } from '@millrace/ports';
import { collectionsOf } from './collections/collections-of.ts';
import { indexesOf } from './indexes/indexes-of.ts';
import { recordsOf } from './records/records-of.ts';

/** The stores of all tenants in one database. */
export function openVectorStores(database: Database): VectorStores {
  return {
    of(tenant) {
      const place = { database, tenant };
      return { ...collectionsOf(place), ...indexesOf(place), ...recordsOf(place) };
    },
  };
}
