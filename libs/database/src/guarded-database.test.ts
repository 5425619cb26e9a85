import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from './in-transaction.ts';
import { pingDatabase } from './open-database.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  await fresh.database`create table things (id int primary key)`;
});
afterAll(() => fresh?.stop());

const things = async () =>
  (await fresh.database<{ id: number }[]>`select id from things order by id`).map(({ id }) => id);

test('using the database inside its own transaction is refused instead of waiting for ever', async () => {
  const inside = inTransaction(fresh.database, async (tx) => {
    await tx`insert into things values (1)`;
    await fresh.database`select 1`;
  });
  await expect(inside).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
  const nested = inTransaction(fresh.database, () => inTransaction(fresh.database, async () => {}));
  await expect(nested).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
  expect(await things()).toEqual([]);
});

test('what a transaction has set going may use the database when it is over', async () => {
  const over = Promise.withResolvers<void>();
  let later: Promise<unknown> | undefined;
  await inTransaction(fresh.database, async () => {
    later = over.promise.then(() => fresh.database`select 1 as one`);
  });
  over.resolve();
  expect(await later).toEqual([{ one: 1 }]);
});

test('a fragment of the database may be part of a statement of its transaction', async () => {
  const fragment = fresh.database`select 2 as two`;
  expect(await inTransaction(fresh.database, (tx) => tx`${fragment}`)).toEqual([{ two: 2 }]);
});

test('a transaction whose work throws leaves nothing', async () => {
  const failing = inTransaction(fresh.database, async (tx) => {
    await tx`insert into things values (2)`;
    throw new RangeError('enough');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(await things()).toEqual([]);
});

test('a savepoint that fails takes back only what is its own', async () => {
  await inTransaction(fresh.database, async (tx) => {
    await tx`insert into things values (3)`;
    const failing = tx.savepoint(async (nested) => {
      await nested`insert into things values (4)`;
      await nested`insert into things values (3)`;
    });
    await expect(failing).rejects.toMatchObject({ code: 'DUPLICATE_RECORD' });
  });
  expect(await things()).toEqual([3]);
});

test('errors are classified wherever they are caught, and hold no values', async () => {
  const secret = 'not a number';
  await expect(fresh.database`select ${secret}::text::int`).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.not.stringContaining(secret),
  });
  await expect(fresh.database`insert into things values (3)`).rejects.toMatchObject({
    code: 'DUPLICATE_RECORD',
    status: 409,
  });
  await expect(fresh.database`select nothing from things`).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
  await expect(fresh.database`select from no_such_table`).rejects.toMatchObject({
    code: 'DEPENDENCY_UNAVAILABLE',
    dependency: 'postgres',
  });
  await expect(fresh.database.unsafe('select 1/0')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
});

test('a transaction goes on being rolled back after an error that is no lost connection', async () => {
  const failing = inTransaction(fresh.database, async (tx) => {
    await tx`insert into things values (5)`;
    await tx`select from no_such_table`;
  });
  await expect(failing).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  expect(await things()).toEqual([3]);
});

test('a migrated database answers its ping', async () => {
  await expect(pingDatabase(fresh.database)).resolves.toBeUndefined();
});
