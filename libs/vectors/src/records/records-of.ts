import type { VectorStore } from '@millrace/ports';
import type { Samples } from '../search/remember-samples.ts';
import { searchRecords } from '../search/search-records.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { deleteRecords } from './delete-records.ts';
import { getRecord } from './get-record.ts';
import { insertRecords } from './insert-records.ts';
import { upsertRecords } from './upsert-records.ts';

type Records = Pick<VectorStore, 'insert' | 'upsert' | 'delete' | 'search' | 'get'>;

/** What is done with the vectors in a collection. */
export function recordsOf(place: TenantDatabase, samples: Samples): Records {
  return {
    insert: (name, records, options) => insertRecords(place, name, records, options),
    upsert: (name, records, options) => upsertRecords(place, name, records, options),
    delete: (name, ids, options) => deleteRecords(place, name, ids, options),
    search: (name, search, options) => searchRecords({ ...place, samples }, name, search, options),
    get: (name, id, options) => getRecord(place, name, id, options),
  };
}
