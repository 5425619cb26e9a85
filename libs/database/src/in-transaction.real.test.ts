import type { Database } from '@millrace/ports';
import { openTcpProxy, type TcpProxy } from '@millrace/ports/testing';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from './in-transaction.ts';
import { openDatabase } from './open-database.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';
import { readTransactionConformance } from './testing/read-transaction-conformance.ts';

readTransactionConformance('real');

let fresh: FreshDatabase;
let proxy: TcpProxy;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase('real');
  proxy = await openTcpProxy(fresh.settings);
  database = openDatabase({ ...fresh.settings, host: proxy.host, port: proxy.port, maxConnections: 1 });
});
afterAll(async () => {
  await database?.end({ timeout: 1 });
  await proxy?.close();
  await fresh?.stop();
});

const recovered = () => vi.waitFor(() => database`select 1`, { timeout: 15_000 });

test('what was read is given before the commit is answered', async () => {
  const read = async (tx: TransactionSql) => {
    const rows = await tx`select 1 as one`;
    proxy.stall();
    return rows;
  };
  expect(await inTransaction(database, read, 'read only')).toEqual([{ one: 1 }]);
  proxy.resume();
  expect(await database`select 2 as two`).toEqual([{ two: 2 }]);
});

test('what was read is given although the connection drops under the commit, and is not read again', async () => {
  const read = vi.fn(async (tx: TransactionSql) => {
    const rows = await tx`select 1 as one`;
    proxy.drop();
    return rows;
  });
  expect(await inTransaction(database, read, 'read only')).toEqual([{ one: 1 }]);
  await recovered();
  expect(read).toHaveBeenCalledTimes(1);
});

test('what was to be read is read again where the connection dropped before the end', async () => {
  const read = vi.fn(async (tx: TransactionSql) => {
    if (read.mock.calls.length === 1) proxy.drop();
    return tx`select 1 as one`;
  });
  expect(await inTransaction(database, read, 'read only')).toEqual([{ one: 1 }]);
  expect(read.mock.calls.length).toBeGreaterThan(1);
});

test('a database is closed in its time although a commit is not answered', async () => {
  const closed = openDatabase({ ...fresh.settings, host: proxy.host, port: proxy.port, maxConnections: 1 });
  const read = async (tx: TransactionSql) => {
    const rows = await tx`select 1 as one`;
    proxy.stall();
    return rows;
  };
  expect(await inTransaction(closed, read, 'read only')).toEqual([{ one: 1 }]);
  await closed.end({ timeout: 0.1 });
  await expect(closed`select 1`).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  proxy.resume();
});
