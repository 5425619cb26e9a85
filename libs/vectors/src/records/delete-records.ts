import type { CallOptions } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { inCollection } from '../collections/in-collection.ts';
import type { StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkIds } from './record-rules.ts';

/** Gives how many were there. */
export async function deleteRecords(
  place: TenantDatabase,
  name: string,
  ids: readonly string[],
  options?: CallOptions,
): Promise<number> {
  checkIds(ids);
  const remove = async (tx: TransactionSql, { table }: StoredCollection) =>
    (await tx`delete from ${tx(table)} where id = any(${[...ids]}::text[])`).count;
  return inCollection(place, name, remove, options);
}
