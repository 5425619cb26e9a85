import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freshName, realServers } from '@millrace/ports/testing';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';

const { postgres } = realServers();
const database = freshName('migrate');

afterAll(async () => {
  const maintenance = openDatabase({ ...postgres, maxConnections: 1 });
  await maintenance`drop database if exists ${maintenance(database)} with (force)`;
  await maintenance.end({ timeout: 5 });
});

/** Runs the command in a process of its own, with settings in its environment alone. */
async function run(
  command: string,
  overrides: Record<string, string> = {},
): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./migrate-main.ts', import.meta.url)), command], {
    env: {
      POSTGRES_HOST: postgres.host,
      POSTGRES_PORT: String(postgres.port),
      POSTGRES_USER: postgres.user,
      POSTGRES_PASSWORD: postgres.password,
      POSTGRES_DB: database,
      ...overrides,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const [code] = await once(child, 'close');
  return { code, output };
}

test('a database is made, brought up to date, told of and verified', async () => {
  expect(await run('verify')).toMatchObject({ code: 1 });
  const up = await run('up');
  expect(up).toMatchObject({
    code: 0,
    output: expect.stringContaining(`created database ${database}\napplied 0001_documents.sql\n`),
  });
  expect(await run('up')).toEqual({ code: 0, output: 'nothing to do\nthe database is as it should be\n' });
  const status = await run('status');
  expect(status).toMatchObject({ code: 0, output: expect.stringContaining('applied   0005_chat_service.sql') });
  expect(status.output).toMatch(/^chat_service\.logs +0 +\d+ kB$/m);
  expect(await run('verify')).toEqual({ code: 0, output: 'the database is as it should be\n' });
  const opened = openDatabase({ ...postgres, database });
  await opened`drop index documents_metadata`;
  await opened.end({ timeout: 5 });
  expect(await run('verify')).toEqual({ code: 1, output: 'index documents_metadata is missing\n' });
});

test('a server that does not answer and a command that is none are told of by the exit code', async () => {
  expect(await run('up', { POSTGRES_PORT: '1' })).toMatchObject({
    code: 1,
    output: expect.stringContaining('postgres does not answer'),
  });
  expect(await run('sideways')).toMatchObject({ code: 2, output: expect.stringContaining('Usage') });
});
