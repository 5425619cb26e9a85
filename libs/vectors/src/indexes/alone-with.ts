import { setTimeout as sleep } from 'node:timers/promises';
import { openForLongWork } from '@millrace/database';
import type { CallOptions, Database } from '@millrace/ports';
import { cancelOnAbort } from '../cancel-on-abort.ts';
import { inCollection, noCollection } from '../collections/in-collection.ts';
import type { StoredCollection } from '../collections/stored-collection.ts';
import type { TenantDatabase } from '../tenant-database.ts';

/** Of advisory locks, which have two keys: the other is the collection. */
const lockSpace = 'millrace.vectors';
const pollMs = 200;

/**
 * Runs `work` while nobody else, in this process or another, builds the index of the collection, compacts it or drops it; waits for
 * those who do. It gets a connection of its own, without limit of time, whose statements the signal breaks off, and the collection as it
 * is then. Throws `VECTOR_COLLECTION_NOT_FOUND`.
 */
export async function aloneWith<T>(
  place: TenantDatabase,
  name: string,
  work: (long: Database, collection: StoredCollection) => Promise<T>,
  options: CallOptions = {},
): Promise<T> {
  const find = () => inCollection(place, name, async (_, collection) => collection, options);
  for (;;) {
    const { id } = await find();
    const done = await ifAlone(place.database, id, async (long, backend) => {
      const collection = await find();
      // Dropped meanwhile and made anew.
      if (collection.id !== id) throw noCollection(name);
      const { database } = place;
      return { result: await cancelOnAbort({ database, backend }, options.signal, () => work(long, collection)) };
    });
    if (done) return done.result;
    // Not in the database: an index that is built beside writers waits for every statement that is under way, and would wait for this.
    await sleep(pollMs);
  }
}

/** Undefined where another is at it. PGlite's connections are all one, which nothing limits in time. */
async function ifAlone<T>(
  database: Database,
  id: string,
  work: (long: Database, backend: number) => Promise<T>,
): Promise<T | undefined> {
  const hasManyConnections = database.options.max > 1;
  const long = hasManyConnections ? openForLongWork(database) : database;
  try {
    const backend = await takeLock(long, id);
    if (backend === undefined) return undefined;
    try {
      return await work(long, backend);
    } finally {
      // Where the connection is lost, so is the lock.
      await long`select pg_advisory_unlock(hashtext(${lockSpace}), hashtext(${id}))`.catch(() => {});
    }
  } finally {
    if (hasManyConnections) await long.end({ timeout: 5 });
  }
}

/** The server process that has the lock now. One session is given a lock again that it has: so it is looked whether anybody has it. */
async function takeLock(long: Database, id: string): Promise<number | undefined> {
  const [row] = await long<{ backend: number; isOurs: boolean }[]>`
    select pg_backend_pid() as backend, case
      when exists (
        select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and classid = space::oid and objid = key::oid
      ) then false
      else pg_try_advisory_lock(space, key)
    end as "isOurs"
    from (select hashtext(${lockSpace}) as space, hashtext(${id}) as key) as lock
  `;
  return row?.isOurs ? row.backend : undefined;
}
