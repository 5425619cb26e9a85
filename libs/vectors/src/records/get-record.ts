import { MillraceError } from '@millrace/contracts';
import type { CallOptions, VectorMetadata, VectorRecord } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { inCollection } from '../collections/in-collection.ts';
import type { StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkIds } from './record-rules.ts';
import { readVector } from './vector-text.ts';

/** Throws `RECORD_NOT_FOUND`. */
export async function getRecord(
  place: TenantDatabase,
  name: string,
  id: string,
  options?: CallOptions,
): Promise<VectorRecord> {
  checkIds([id]);
  const find = async (tx: TransactionSql, { view }: StoredCollection) => {
    const [row] = await tx<{ vector: string; metadata: VectorMetadata }[]>`
      select vector::text, metadata from ${tx(view)} where id = ${id}
    `;
    if (!row) throw new MillraceError('RECORD_NOT_FOUND', `the collection ${name} has no record ${JSON.stringify(id)}`);
    return { id, vector: readVector(row.vector), metadata: row.metadata };
  };
  return inCollection(place, name, find, options);
}
