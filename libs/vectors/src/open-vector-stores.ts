import type { Database, VectorStores } from '@millrace/ports';
import { collectionsOf } from './collections/collections-of.ts';
import { indexesOf } from './indexes/indexes-of.ts';
import { recordsOf } from './records/records-of.ts';
import { rememberSamples } from './search/remember-samples.ts';

/** The stores of all tenants in one database. */
export function openVectorStores(database: Database): VectorStores {
  const samples = rememberSamples();
  return {
    of(tenant) {
      const place = { database, tenant };
      return { ...collectionsOf(place), ...indexesOf(place), ...recordsOf(place, samples) };
    },
  };
}
