import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  await fresh.database`create table owners (id int primary key)`;
  await fresh.database`
    create table things (id int primary key, owner int not null references owners (id), size int check (size > 0))
  `;
  await fresh.database`insert into owners values (1)`;
  await fresh.database`insert into things values (1, 1, 1)`;
});
afterAll(() => fresh?.stop());

test.each([
  ['a key that is taken', 'DUPLICATE_RECORD', 'insert into things values (1, 1, 1)', 'things_pkey'],
  ['a row that is not there', 'RECORD_NOT_FOUND', 'insert into things values (2, 7, 1)', 'things_owner_fkey'],
  ['a rule that is broken', 'VALIDATION_ERROR', 'insert into things values (2, 1, 0)', 'things_size_check'],
  ['a value that is wanting', 'VALIDATION_ERROR', 'insert into things values (2)', 'SQLSTATE 23502'],
  ['a value of another type', 'VALIDATION_ERROR', "select 'x'::int", 'SQLSTATE 22P02'],
  ['a table that is not there yet', 'DEPENDENCY_UNAVAILABLE', 'select from nothing', 'postgres'],
  ['anything else', 'TRANSACTION_ERROR', 'select nothing', 'SQLSTATE 42703'],
])('%s is told by its code', async (_, code, statement, where) => {
  await expect(fresh.database.unsafe(statement)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(where),
  });
});

test('what the role may not do is told by its code, and without the values', async () => {
  const stolen = fresh.database.begin(async (tx) => {
    await tx`set local role millrace_app`;
    await tx`insert into audit_log (actor, tenant, action, subject) values ('thief', 'other', 'x', 'secret')`;
  });
  const error = await stolen.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'AUTHORIZATION_ERROR' });
  expect(String(error)).not.toContain('secret');
});
