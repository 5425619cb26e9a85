import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Pglite, startPglite } from './start-pglite.ts';

// Making a database takes seconds of both cores, and other suites run beside this one.
vi.setConfig({ testTimeout: 120_000 });

let parent: string;
let dataDir: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'millrace-pglite-'));
  dataDir = join(parent, 'postgres');
});
afterAll(() => rm(parent, { recursive: true }));

const connect = ({ connection }: Pglite) => postgres({ ...connection, max: connection.maxConnections });

test('what was written is there after a stop and a new start', async () => {
  const first = await startPglite({ dataDir });
  const sql = connect(first);
  await sql`create extension vector`;
  await sql`create extension pg_trgm`;
  await sql`create extension "uuid-ossp"`;
  await sql`create table things as select '[1,2]'::vector as v, uuid_generate_v4() as id, similarity('a', 'a') as s`;
  await sql.end();
  await first.stop();
  await first.stop();
  const second = await startPglite({ dataDir });
  const again = connect(second);
  expect(await again`select v::text, s from things`).toEqual([{ v: '[1,2]', s: 1 }]);
  await again.end();
  await second.stop();
  await expect(stat(second.connection.host)).rejects.toThrow();
});

test('a second start on the same folder says who has it', async () => {
  const running = await startPglite({ dataDir });
  await expect(startPglite({ dataDir })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(`${dataDir} is in use by process ${process.pid}`),
  });
  await running.stop();
});

test('a folder that holds something else is refused and left as it is', async () => {
  const start = () => startPglite({ dataDir: parent });
  await expect(start()).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('holds no database'),
  });
  await expect(start()).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('holds no database'),
  });
});

test('a start that was broken off while the database was made is made up for', async () => {
  const fresh = join(parent, 'fresh');
  await mkdir(`${fresh}.new`);
  await writeFile(join(`${fresh}.new`, 'PG_VERSION'), '18');
  const pglite = await startPglite({ dataDir: fresh });
  const sql = connect(pglite);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
  await pglite.stop();
});

test('a database that crashes is started again with what was committed', async () => {
  const crashes: unknown[] = [];
  const pglite = await startPglite({ dataDir, onCrash: (error) => crashes.push(error) });
  const sql = connect(pglite);
  await sql`create table kept as select 1 as one`;
  // Deeper than the thread's stack: Postgres itself would refuse it.
  const deep = '['.repeat(200_000);
  await expect(sql`select ${deep}::text::json`).rejects.toThrow();
  const again = connect(pglite);
  await vi.waitFor(async () => expect(await again`select * from kept`).toEqual([{ one: 1 }]), { timeout: 20_000 });
  expect(crashes).toEqual([expect.objectContaining({ message: 'Maximum call stack size exceeded' })]);
  await Promise.all([sql.end({ timeout: 1 }), again.end()]);
  await pglite.stop();
});

test('what was committed outlives the killing of its process, and the folder opens again', async () => {
  const owner = new URL('./testing/insert-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [owner, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  for await (const data of child.stdout) {
    told += data;
    if (told.split('\n').length > 20) break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  const committed = told.split('\n').length - 1;
  const pglite = await startPglite({ dataDir });
  const sql = connect(pglite);
  const rows = await sql<{ i: number }[]>`select i from counted order by i`;
  expect(rows.length).toBeGreaterThanOrEqual(committed);
  expect(rows.map(({ i }) => i)).toEqual(rows.map((_, index) => index));
  await sql.end();
  await pglite.stop();
});
