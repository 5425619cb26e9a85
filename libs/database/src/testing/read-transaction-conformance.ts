import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { inTransaction } from '../in-transaction.ts';
import { openDatabase } from '../open-database.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** What a transaction that only reads promises on either database. */
export function readTransactionConformance(kind: DatabaseKind): void {
  describe(`a transaction that only reads ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    let database: Database;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      database = fresh.database;
      await database`create table things (id int primary key)`;
      await database`insert into things values (1)`;
    });
    afterAll(() => fresh?.stop());
    const read = (tx: TransactionSql) => tx`select id from things`;

    test('gives what its work gives', async () => {
      expect(await inTransaction(database, read, 'read only')).toEqual([{ id: 1 }]);
      expect(await inTransaction(database, read, 'isolation level repeatable read read only')).toEqual([{ id: 1 }]);
    });

    test('fails as its work fails', async () => {
      const failing = async (tx: TransactionSql) => {
        await read(tx);
        throw new RangeError('enough');
      };
      await expect(inTransaction(database, failing, 'read only')).rejects.toThrow('enough');
    });

    test('cannot write', async () => {
      const writing = inTransaction(database, (tx) => tx`insert into things values (2)`, 'read only');
      await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
      expect(await database`select id from things`).toEqual([{ id: 1 }]);
    });

    test('runs again after a transient failure, and gives what it read last', async () => {
      const work = vi.fn(async (tx: TransactionSql) => {
        if (work.mock.calls.length === 1) await tx`do 'begin raise exception using errcode = ''40001''; end'`;
        return `attempt ${work.mock.calls.length}`;
      });
      expect(await inTransaction(database, work, 'read only')).toBe('attempt 2');
    });

    test('lets what it has set going use the database as soon as its result is given', async () => {
      const given = Promise.withResolvers<void>();
      let later: Promise<unknown> | undefined;
      const work = async () => {
        later = given.promise.then(() => database`select 1 as one`);
      };
      await inTransaction(database, work, 'read only');
      given.resolve();
      expect(await later).toEqual([{ one: 1 }]);
    });

    test('ends well where the database is closed as soon as its result is given', async () => {
      const closed = openDatabase(fresh.settings);
      expect(await inTransaction(closed, read, 'read only')).toEqual([{ id: 1 }]);
      await closed.end();
      await expect(closed`select 1`).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    });
  });
}
