import { freshName, realServers } from '@millrace/ports/testing';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { createDatabase } from './create-database.ts';

const settings = () => ({ ...realServers().postgres, database: freshName('created') });
const created: string[] = [];

afterAll(async () => {
  const maintenance = openDatabase({ ...realServers().postgres, maxConnections: 1 });
  for (const name of created) await maintenance`drop database if exists ${maintenance(name)} with (force)`;
  await maintenance.end({ timeout: 5 });
});

test('a database is made where it is absent, and only then', async () => {
  const absent = settings();
  created.push(absent.database);
  expect(await createDatabase(absent)).toBe(true);
  expect(await createDatabase(absent)).toBe(false);
});

test('of several that make it at once all go on', async () => {
  const absent = settings();
  created.push(absent.database);
  const made = await Promise.all([1, 2, 3].map(() => createDatabase(absent)));
  expect(made.filter(Boolean).length).toBeLessThanOrEqual(1);
  const database = openDatabase(absent);
  expect(await database`select 1 as one`).toEqual([{ one: 1 }]);
  await database.end({ timeout: 5 });
});
