import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectGateway, createClient } from '@millrace/client';
import { documentIndexed } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { defaultRetry, defineStage } from '@millrace/worker-runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ingestFiles } from './ingest-files.ts';
import { stages } from './stages.ts';
import { type Standalone, startStandalone } from './standalone.ts';

describe('everything in one process', () => {
  let folder: string;
  let running: Standalone | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-standalone-'));
    await preparePglite(join(folder, 'data/postgres'));
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  async function start(extra: Parameters<typeof startStandalone>[0] = {}) {
    running = await startStandalone({ port: 0, dataDir: join(folder, 'data'), ...extra });
    return createClient({ apiUrl: running.url });
  }

  async function write(name: string, text: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  }

  it('finds what was ingested, in English and in Chinese', async () => {
    const client = await start({ dataDir: join(folder, 'new') });
    const files = [
      await write('wheel.md', '# The wheel\n\nThe overshot wheel of Alder Mill has thirty-two oak buckets.'),
      await write('水车.txt', '柳溪磨坊的水车有三十二块柏木叶板，每年清明节前更换一次。'),
    ];
    const ends = await ingestFiles(client, files, () => {});
    expect(ends.map(({ status }) => status)).toEqual(['completed', 'completed']);
    const english = await client.search({ query: 'How many oak buckets?' });
    expect(english.hits[0]).toMatchObject({ name: 'wheel.md', headings: ['The wheel'] });
    const chinese = await client.search({ query: '水车的叶板什么时候更换' });
    expect(chinese.hits[0]).toMatchObject({ name: '水车.txt' });
  });

  it('meets the earlier task when an unchanged file comes again, also after a new start', async () => {
    const file = await write('once.txt', 'Only once is this sack weighed.');
    const [first] = await ingestFiles(await start(), [file], () => {});
    await running?.close();
    const client = await start();
    const [second] = await ingestFiles(client, [file], () => {});
    expect(second?.taskId).toBe(first?.taskId);
    expect((await client.documents()).total).toBe(1);
  });

  it('answers from the new text alone once a changed file is whole', async () => {
    const client = await start();
    const file = await write('price.txt', 'A sack of flour costs forty crowns.');
    await ingestFiles(client, [file], () => {});
    await writeFile(file, 'A sack of flour costs fifty crowns.');
    await ingestFiles(client, [file], () => {});
    const { hits } = await client.search({ query: 'price of a sack of flour' });
    expect(hits.map(({ text }) => text)).toEqual(['A sack of flour costs fifty crowns.']);
  });

  it('ends a document that cannot be read with a code that says why, and keeps the rest', async () => {
    const client = await start();
    const files = [await write('empty.pdf', ''), await write('good.txt', 'Good grain.')];
    const [bad, good] = await ingestFiles(client, files, () => {});
    expect(bad).toMatchObject({ status: 'failed', error: { code: 'EMPTY_DOCUMENT', retryable: false } });
    expect(good?.status).toBe('completed');
  });

  it('goes on with what was accepted and not finished when it starts again', async () => {
    const parserless = stages.filter(({ name }) => name !== 'parser');
    const client = await start({ stages: parserless });
    const { taskId } = await client.createDocument({
      name: 'later.txt',
      text: 'Better late than never, said the miller.',
    });
    await running?.close();

    const again = await start();
    expect(running?.resumed).toBe(1);
    await vi.waitFor(async () => expect((await again.task(taskId)).status).toBe('completed'), 20_000);
    expect((await again.search({ query: 'said the miller' })).hits).toHaveLength(1);
  });

  it('runs a further stage that is one file and one line in the list', async () => {
    const seen: string[] = [];
    const noter = defineStage({
      name: 'noter',
      summary: 'Notes each document that became searchable.',
      queue: 'documents.noter',
      consumes: [documentIndexed],
      produces: [],
      needs: ['objects'],
      concurrency: 1,
      timeoutMs: 10_000,
      retry: defaultRetry,
      settings: z.object({}),
      open: ({ objects }) => ({ objects }),
      async handle({ data: { task } }, _context, { objects }) {
        await objects.put(`notes/${task.taskId}.txt`, task.name, { ifAbsent: true });
        seen.push(Buffer.from(await objects.get(`notes/${task.taskId}.txt`)).toString());
        return [];
      },
    });
    const client = await start({ stages: [...stages, noter] });
    await ingestFiles(client, [await write('noted.txt', 'Take note.')], () => {});
    await vi.waitFor(() => expect(seen).toEqual(['noted.txt']));
  });

  it('serves vectors and models to other services, over gRPC and as JSON', async () => {
    await start({ stages: [] });
    const hashing = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 64 };
    for (const options of [{ url: running?.grpcUrl ?? '' }, { url: running?.url ?? '', protocol: 'json' as const }]) {
      const gateway = connectGateway(options);
      expect(await gateway.vectors.health({})).toMatchObject({ healthy: true });
      expect((await gateway.ai.embedContent({ model: hashing, texts: ['flour'] })).embeddings).toHaveLength(1);
      gateway.close();
    }
  });

  it('says who has the folder when it is started on it twice', async () => {
    await start();
    await expect(startStandalone({ port: 0, dataDir: join(folder, 'data') })).rejects.toThrow(
      /another process|in use|locked/i,
    );
  });
});
