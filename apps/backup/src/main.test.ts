import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createClient } from '@millrace/client';
import { preparePglite } from '@millrace/database/testing';
import { type Standalone, stages, startStandalone } from '@millrace/standalone';
import { afterEach, beforeEach, expect, test } from 'vitest';

let parent: string;
let running: Standalone | undefined;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'millrace-backup-'));
});
afterEach(async () => {
  await running?.close();
  await rm(parent, { recursive: true, force: true });
});

const at = (name: string) => join(parent, name);

async function start(data: string, without = '') {
  running = await startStandalone({
    port: 0,
    dataDir: at(data),
    stages: stages.filter(({ name }) => name !== without),
  });
  return { client: createClient({ apiUrl: running.url }), resumed: running.resumed };
}

async function upload(client: ReturnType<typeof createClient>, name: string, body: string): Promise<string> {
  await writeFile(at(name), body);
  return (await client.uploadFile(at(name))).taskId;
}

async function run(...args: readonly string[]): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]);
  const ended = once(child, 'close');
  const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  return { code: (await ended)[0], output };
}

async function ending(client: ReturnType<typeof createClient>, taskId: string): Promise<string> {
  let status = '';
  for await (const state of client.watch(taskId)) status = state.status;
  return status;
}

test('a stack is saved, checked and restored elsewhere, answers as before and goes on with its work', {
  timeout: 300_000,
}, async () => {
  await preparePglite(at('data/postgres'));
  const { client } = await start('data');
  expect(await ending(client, await upload(client, 'wheel.md', 'The wheel has thirty-two oak buckets.'))).toBe(
    'completed',
  );
  expect(await run('save', at('backup'), '--data', at('data'))).toMatchObject({
    code: 78,
    output: expect.stringContaining('data'),
  });
  await running?.close();
  const half = await start('data', 'embedder');
  const unfinished = await upload(half.client, 'weir.md', 'The weir was raised by one plank.');
  await expect.poll(async () => (await half.client.task(unfinished)).status, { timeout: 60_000 }).toBe('chunking');
  const answer = await half.client.search({ query: 'oak buckets' });
  await running?.close();
  running = undefined;

  expect(await run('save', at('backup'), '--data', at('data'))).toMatchObject({ code: 0 });
  expect(await run('check', at('backup'))).toMatchObject({ code: 0, output: expect.stringContaining('is whole') });
  expect(await run('restore', at('backup'), '--data', at('elsewhere'))).toMatchObject({ code: 0 });
  const again = await run('restore', at('backup'), '--data', at('elsewhere'));
  expect(again).toMatchObject({ code: 78, output: expect.stringContaining('the database is not empty') });

  const restored = await start('elsewhere');
  expect(restored.resumed).toBe(1);
  expect((await restored.client.search({ query: 'oak buckets' })).hits).toEqual(answer.hits);
  expect(await ending(restored.client, unfinished)).toBe('completed');
  expect((await restored.client.search({ query: 'raised weir' })).hits[0]).toMatchObject({ name: 'weir.md' });
});
