import { newId } from '@millrace/contracts';
import type { CallOptions, NewVectorRecord, VectorRecord } from '@millrace/ports';
import { inCollection } from '../collections/in-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkRecords } from './record-rules.ts';
import { writeRecords } from './write-records.ts';

/** All or none; of several with one id the last stays. */
export async function upsertRecords(
  place: TenantDatabase,
  name: string,
  given: readonly NewVectorRecord[],
  options: CallOptions = {},
): Promise<string[]> {
  const records = given.map((record) => ({ ...record, id: record.id ?? newId() }));
  await inCollection(
    place,
    name,
    async (tx, collection) => {
      checkRecords(given, collection);
      await writeRecords(tx, collection, lastOfEach(records), { replace: true, signal: options.signal });
    },
    options,
  );
  return records.map(({ id }) => id);
}

/** In the order of their ids, so that two calls which replace the same records wait for each other and do not lock each other up. */
function lastOfEach(records: readonly VectorRecord[]): VectorRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
