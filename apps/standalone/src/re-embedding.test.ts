import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@millrace/client';
import { preparePglite } from '@millrace/database/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';

let folder: string;
let running: Standalone | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-reembedding-'));
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

/** Some batches long, each with a word of its own. */
function textOf(number: number): string {
  const lines = Array.from({ length: 400 }, (_, line) => `Sack ${line} of lot ${number} was weighed and carried up.`);
  return `The mark of lot ${number} is quern${number}x.\n\n${lines.join('\n\n')}`;
}

async function ingest(client: Client, number: number): Promise<string> {
  const { taskId, documentId } = await client.createDocument({ externalId: `lot-${number}`, text: textOf(number) });
  for await (const _ of client.watch(taskId));
  expect((await client.task(taskId)).status).toBe('completed');
  return documentId;
}

/** The similarity by vectors of the passage that holds the word of a document; undefined where it has none, or is not found. */
async function similarityOf(client: Client, number: number): Promise<number | undefined> {
  const { hits } = await client.search({ query: `quern${number}x mark of lot ${number}`, limit: 5 });
  return hits.find(({ text }) => text.includes(`quern${number}x`))?.scores.dense;
}

const embedding = { dimension: 96 };

it('changes the model of a collection while it is searched and uploads come and go, also over a restart', async () => {
  let client = await start();
  for (let number = 0; number < 12; number++) await ingest(client, number);

  expect(await client.reembeddings.start('default', { embedding })).toMatchObject({
    collection: 'default',
    status: 'running',
    from: { dimension: 384 },
    to: { dimension: 96 },
    embedded: 0,
  });
  await expect(client.reembeddings.start('default', { embedding: { dimension: 64 } })).rejects.toMatchObject({
    code: 'CAMPAIGN_RUNNING',
  });

  await running?.close();
  client = await start();
  const seen: (number | undefined)[] = [];
  const stopped = new AbortController();
  const searching = (async () => {
    while (!stopped.signal.aborted) seen.push(await similarityOf(client, seen.length % 11));
  })();
  await ingest(client, 12);
  await ingest(client, 0);
  const { items } = await client.documents({ limit: 100 });
  await client.deleteDocument(items.find(({ externalId }) => externalId === 'lot-11')?.documentId ?? '');
  await expect
    .poll(async () => (await client.reembeddings.show('default')).status, { timeout: 60_000 })
    .toBe('switched');
  await ingest(client, 13);
  stopped.abort();
  await searching;

  expect(seen.length).toBeGreaterThan(10);
  expect(
    seen.filter((similarity) => !(similarity !== undefined && similarity > 0)),
    'no search was without vectors',
  ).toEqual([]);
  for (const number of [0, 1, 12, 13]) expect(await similarityOf(client, number)).toBeGreaterThan(0);
  expect(await similarityOf(client, 11)).toBeUndefined();
  const { chunks, embedded } = await client.reembeddings.show('default');
  expect(embedded).toBe(chunks);
  expect((await client.collections()).items[0]?.settings.embedding).toMatchObject(embedding);
}, 180_000);
