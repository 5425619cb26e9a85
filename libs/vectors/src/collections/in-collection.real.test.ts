import { openDatabase } from '@millrace/database';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVectorStores } from '../open-vector-stores.ts';
import { inCollection } from './in-collection.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('real');
  await openVectorStores(fresh.database).of('acme').createCollection({ name: 'papers', dimension: 2 });
});
afterAll(() => fresh?.stop());

test('a caller who goes takes the statement of his along, also where every connection is taken, and no other’s', async () => {
  const database = openDatabase({ ...fresh.settings, maxConnections: 3 });
  const place = { database, tenant: 'acme' };
  const gone = new AbortController();
  const sleep = (seconds: number, signal?: AbortSignal) =>
    inCollection(place, 'papers', (tx) => tx`select pg_sleep(${seconds})`, signal && { signal });
  const sleeping = () => fresh.database`
    select from pg_stat_activity where query like 'select pg_sleep%' and state = 'active' and datname = current_database()
  `;
  const stays = sleep(2);
  const outcomes = Promise.allSettled([sleep(600, gone.signal), sleep(600, gone.signal)]);
  await expect.poll(async () => (await sleeping()).length, { interval: 10 }).toBe(3);
  const reason = new Error('gone');
  gone.abort(reason);
  expect(await outcomes).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  expect(await stays).toHaveLength(1);
  expect(await sleep(0)).toHaveLength(1);
  await database.end({ timeout: 5 });
});

test('who goes before the end of the work has changed nothing', async () => {
  const place = { database: fresh.database, tenant: 'acme' };
  const gone = new AbortController();
  const insert = inCollection(
    place,
    'papers',
    async (tx, { table }) => {
      await tx`insert into ${tx(table)} (id, vector, metadata) values ('late', '[1,2]', '{}')`;
      gone.abort(new Error('gone'));
    },
    { signal: gone.signal },
  );
  await expect(insert).rejects.toThrow('gone');
  expect((await openVectorStores(fresh.database).of('acme').statistics('papers')).vectors).toBe(0);
});

test('a statement that the server gives up says that it took too long', async () => {
  const database = openDatabase({ ...fresh.settings, statementTimeoutMs: 20 });
  const sleep = inCollection({ database, tenant: 'acme' }, 'papers', (tx) => tx`select pg_sleep(600)`);
  await expect(sleep).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  await database.end({ timeout: 5 });
});
