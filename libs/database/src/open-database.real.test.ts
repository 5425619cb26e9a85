import type { Database } from '@millrace/ports';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase('real');
  database = openDatabase({ ...fresh.settings, maxConnections: 4 });
});

afterAll(async () => {
  await database?.end({ timeout: 5 });
  await fresh?.stop();
});

const backend = async () => (await database<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;

it('goes on over the connection that was used last, whose server process has all at hand', async () => {
  const all = new Set(await Promise.all(Array.from({ length: 4 }, backend)));
  expect(all.size).toBe(4);
  const used = new Set<number | undefined>();
  for (let turn = 0; turn < 8; turn++) used.add(await backend());
  expect(used.size).toBe(1);
  expect(new Set(await Promise.all(Array.from({ length: 4 }, backend)))).toEqual(all);
});

it('fails a statement that cannot be put together alone, and not the one that is on its way before it', async () => {
  const single = openDatabase({ ...fresh.settings, maxConnections: 1 });
  const dated = (date: Date) => single<{ date: Date }[]>`select ${date}::timestamptz as date`;
  const date = new Date(0);
  await dated(date);
  const [before, wrong, after] = await Promise.allSettled([dated(date), dated(new Date(Number.NaN)), dated(date)]);
  expect(wrong).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) });
  for (const sent of [before, after]) expect(sent).toMatchObject({ status: 'fulfilled', value: [{ date }] });
  await single.end({ timeout: 5 });
});
