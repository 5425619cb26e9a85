import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@millrace/client';
import type { TaskState } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';

let folder: string;
let running: Standalone | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-changed-'));
  await preparePglite(join(folder, 'data/postgres'));
});
afterEach(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<Client> {
  running = await startStandalone({ port: 0, dataDir: join(folder, 'data') });
  return createClient({ apiUrl: running.url });
}

/** A text of many batches, too long for its artifacts to travel in the events; the edition is its first paragraph. */
function edition(name: string): string {
  const paragraphs = Array.from(
    { length: 4_000 },
    (_, index) => `Sack ${index} weighs ${(index * 7919) % 997} pounds.`,
  );
  return [`This is the ${name} edition.`, ...paragraphs].join('\n\n');
}

async function ingest(client: Client, name: string): Promise<TaskState> {
  const { taskId } = await client.createDocument({ externalId: 'sacks', text: edition(name) });
  await expect.poll(async () => (await client.task(taskId)).status, { timeout: 60_000 }).toBe('completed');
  return client.task(taskId);
}

it('shows how few chunks of a changed document were embedded anew, alike from the states and from the database', async () => {
  const client = await start();
  const first = await ingest(client, 'first');
  expect(first.progress.computed).toBe(first.progress.chunks);
  const second = await ingest(client, 'second');
  const { chunks = 0, computed = 0 } = second.progress;
  expect(computed).toBeGreaterThan(0);
  expect(computed).toBeLessThan(chunks / 2);

  await running?.close();
  const { progress } = await (await start()).task(second.taskId);
  expect(progress).toEqual(second.progress);
}, 120_000);
