import { MillraceError } from '@millrace/contracts';
import { inTenant, type TenantWorkOptions } from '@millrace/database';
import type { CallOptions } from '@millrace/ports';
import postgres, { type TransactionSql } from 'postgres';
import { cancelOnAbort } from '../cancel-on-abort.ts';
import type { TenantDatabase } from '../tenant-database.ts';
import { checkCollectionName } from './collection-rules.ts';
import { type CollectionRow, type StoredCollection, storedCollection } from './stored-collection.ts';

/**
 * Runs `work` in a transaction that sees the tenant's rows alone (`inTenant`), with the collection as it is now. The signal has the
 * server break off whatever statement is under way. Throws `VECTOR_COLLECTION_NOT_FOUND`, also where it is dropped meanwhile.
 */
export async function inCollection<T>(
  { database, tenant }: TenantDatabase,
  name: string,
  work: (tx: TransactionSql, collection: StoredCollection) => Promise<T>,
  { signal, mode }: CallOptions & Pick<TenantWorkOptions, 'mode'> = {},
): Promise<T> {
  checkCollectionName(name);
  signal?.throwIfAborted();
  try {
    const find = async (tx: TransactionSql) => {
      const [row] = await tx<(CollectionRow & { backend: number })[]>`
        select *, pg_backend_pid() as backend from vector_collections where tenant = ${tenant} and name = ${name}
      `;
      if (!row) throw noCollection(name);
      return cancelOnAbort({ database, backend: row.backend }, signal, () => work(tx, storedCollection(row)));
    };
    return await inTenant(database, tenant, find, mode === undefined ? {} : { mode });
  } catch (error) {
    if (isTableGone(error)) throw noCollection(name);
    throw isTimedOut(error) ? tookTooLong(error) : error;
  }
}

export function noCollection(name: string): MillraceError {
  return new MillraceError('VECTOR_COLLECTION_NOT_FOUND', `there is no collection ${name}: create it first`);
}

function tookTooLong(cause: unknown): MillraceError {
  const message = 'the database did not get done in the time that it gives a statement: ask for less at once';
  return new MillraceError('DEADLINE_EXCEEDED', message, { cause });
}

/** Only the server itself is left to have cancelled it: what a signal cancels ends with the signal's reason. */
function isTimedOut(error: unknown): boolean {
  const cause = error instanceof MillraceError ? error.cause : undefined;
  return cause instanceof postgres.PostgresError && cause.code === '57014';
}

/** What it consists of was dropped between finding the collection and using it. */
function isTableGone(error: unknown): boolean {
  const cause = error instanceof MillraceError ? error.cause : undefined;
  return (
    cause instanceof postgres.PostgresError && cause.code === '42P01' && /\b[cv]_[0-9a-f]{32}\b/.test(cause.message)
  );
}
