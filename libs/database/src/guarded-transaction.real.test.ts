import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@millrace/ports';
import { openTcpProxy, type TcpProxy } from '@millrace/ports/testing';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from './in-transaction.ts';
import { openDatabase } from './open-database.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
let proxy: TcpProxy;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase('real');
  await fresh.database`create table things (id int primary key)`;
  proxy = await openTcpProxy(fresh.settings);
  database = openDatabase({ ...fresh.settings, host: proxy.host, port: proxy.port, maxConnections: 2 });
});
afterAll(async () => {
  await database?.end({ timeout: 1 });
  await proxy?.close();
  await fresh?.stop();
});

const down = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'postgres' };
const things = async () =>
  (await fresh.database<{ id: number }[]>`select id from things order by id`).map(({ id }) => id);

/** Ends the other sessions of the test's database, as an administrator does. */
const terminate = () => fresh.database`
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
`;

/** All connections of the pool answer again: of one that was idle the loss may be noticed only when it is used. */
const recovered = () =>
  vi.waitFor(() => Promise.all([database`select pg_sleep(0.01)`, database`select pg_sleep(0.01)`]), {
    timeout: 15_000,
  });

/** Runs `during` while a statement of `sql` is at work. */
async function whileBusy(sql: Database | TransactionSql, during: () => unknown): Promise<void> {
  const busy = sql`select pg_sleep(20)`.execute();
  const ended = expect(busy).rejects.toMatchObject(down);
  await sleep(100);
  await during();
  await ended;
}

test.each([
  ['its connection drops', () => proxy.drop()],
  ['it is terminated', terminate],
])('a query rejects when %s while it runs', async (_, lose) => {
  await whileBusy(database, lose);
  await recovered();
});

test.each([
  ['its connection drops', () => proxy.drop()],
  ['it is terminated', terminate],
])('a transaction rejects when %s between two statements, and sends nothing more', async (_, lose) => {
  const ran = inTransaction(database, async (tx) => {
    await tx`insert into things values (1)`;
    await lose();
    await sleep(100);
    await expect(tx`insert into things values (2)`).rejects.toMatchObject(down);
    await expect(
      Promise.all([tx`insert into things values (3)`, tx`insert into things values (4)`]),
    ).rejects.toMatchObject(down);
  });
  await expect(ran).rejects.toMatchObject(down);
  await recovered();
  expect(await things()).toEqual([]);
});

test('a transaction rejects when its connection drops under a statement, and under a savepoint', async () => {
  await expect(inTransaction(database, (tx) => whileBusy(tx, proxy.drop))).rejects.toMatchObject(down);
  const nested = inTransaction(database, (tx) => tx.savepoint((inner) => whileBusy(inner, proxy.drop)));
  await expect(nested).rejects.toMatchObject(down);
  await recovered();
});

test('a transaction rejects at once, although its work waits for something else', async () => {
  const ran = inTransaction(database, async (tx) => {
    await tx`insert into things values (5)`;
    proxy.drop();
    await new Promise(() => {});
  });
  await expect(ran).rejects.toMatchObject(down);
});

test('while the server refuses, everything rejects; afterwards all works again', async () => {
  proxy.refuse();
  await expect(database`select 1`).rejects.toMatchObject(down);
  await expect(inTransaction(database, (tx) => tx`select 1`)).rejects.toMatchObject(down);
  await expect(database`select 1`).rejects.toMatchObject(down);
  proxy.resume();
  await recovered();
});

test('of transactions under way when all connections drop, each is whole or not at all', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => 100 + index);
  const ran = Promise.allSettled(
    ids.map((id) =>
      inTransaction(database, async (tx) => {
        await tx`select pg_sleep(0.02)`;
        await tx`insert into things values (${id})`;
        return id;
      }),
    ),
  );
  await sleep(70);
  proxy.drop();
  const kept = (await ran).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(await things()).toEqual(expect.arrayContaining(kept));
});

test.each([
  ['its connection drops', () => proxy.drop()],
  ['it is terminated', terminate],
])('a transaction runs again when %s once before its commit, and leaves what it did once', async (how, lose) => {
  await recovered();
  await fresh.database`create table if not exists notes (text text)`;
  let attempts = 0;
  await inTransaction(database, async (tx) => {
    await tx`insert into notes values (${how})`;
    if (++attempts === 1) await lose();
    await tx`select pg_sleep(0.05)`;
  });
  expect(attempts).toBeGreaterThan(1);
  expect(await fresh.database`select from notes where text = ${how}`).toHaveLength(1);
});

test('a transaction whose commit was under way when its connection dropped does not run again', async () => {
  await recovered();
  let attempts = 0;
  const ran = inTransaction(database, async (tx) => {
    attempts++;
    await tx`select 1`;
    proxy.drop();
  });
  await expect(ran).rejects.toMatchObject(down);
  expect(attempts).toBe(1);
});

test('a deadlock is tried again, and both transactions end well', async () => {
  await fresh.database`insert into things values (201), (202)`;
  const met = Promise.withResolvers<void>();
  let waiting = 2;
  const meet = () => {
    if (--waiting <= 0) met.resolve();
    return met.promise;
  };
  const touch = (first: number, second: number) =>
    inTransaction(fresh.database, async (tx) => {
      await tx`select from things where id = ${first} for update`;
      await meet();
      await tx`select from things where id = ${second} for update`;
    });
  await expect(Promise.all([touch(201, 202), touch(202, 201)])).resolves.toEqual([undefined, undefined]);
});

test('the guard against using the database inside its own transaction holds on several connections too', async () => {
  const inside = inTransaction(fresh.database, () => fresh.database`select 1`);
  await expect(inside).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
});

test('a database that was closed stays closed', async () => {
  const closed = openDatabase(fresh.settings);
  await closed`select 1`;
  await closed.end({ timeout: 1 });
  await expect(closed`select 1`).rejects.toMatchObject(down);
  await expect(closed`select 1`).rejects.toMatchObject(down);
});

test('a server that is not there is told of at once', async () => {
  const nowhere = openDatabase({ ...fresh.settings, host: '127.0.0.1', port: 1 });
  await expect(nowhere`select 1`).rejects.toMatchObject(down);
  await nowhere.end({ timeout: 1 });
});
