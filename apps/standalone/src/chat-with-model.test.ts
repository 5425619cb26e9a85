import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@millrace/client';
import type { AskEvent } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { type ChatAnswer, type ChatEndpoint, type ChatRequest, openChatEndpoint } from '@millrace/models/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ingestFiles } from './ingest-files.ts';
import { type Standalone, startStandalone } from './standalone.ts';

let folder: string;
let endpoint: ChatEndpoint;
let running: Standalone;
let answer: (request: ChatRequest) => ChatAnswer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-model-'));
  await preparePglite(join(folder, 'data/postgres'));
  endpoint = await openChatEndpoint((request) => answer(request));
  vi.stubEnv('MILLRACE_TEXT_MODEL', 'tiny');
  vi.stubEnv('MILLRACE_TEXT_BASE_URL', endpoint.baseUrl);
  running = await startStandalone({ port: 0, dataDir: join(folder, 'data') });
  const file = join(folder, 'wheel.txt');
  await writeFile(file, 'The wheel of Alder Mill was built by Ada Ash in 1894. 水车的叶板每年清明节前更换一次。');
  await ingestFiles(createClient({ apiUrl: running.url }), [file], () => {});
}, 60_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await running?.close();
  await endpoint?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a text model in the whole product', () => {
  const client = () => createClient({ apiUrl: running.url });

  it('is the default one', async () => {
    const { items } = await client().textModels();
    expect(items.map((model) => [model.id, model.default])).toEqual([
      ['tiny', true],
      ['extractive', false],
    ]);
  });

  it.each([
    ['Who built the wheel?', 'Ada Ash did [1].', 'The wheel of Alder Mill was built by Ada Ash in 1894.'],
    ['叶板什么时候更换？', '清明节前更换[1]。', '水车的叶板每年清明节前更换一次。'],
  ])('searches, answers as it comes, and cites: %s', async (question, text, quote) => {
    answer = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { text: text.split(/(?=\[)/) }
        : { calls: [{ name: 'search', input: { query: question } }] };
    const events: AskEvent[] = [];
    for await (const event of client().askEvents({ question })) events.push(event);
    const last = events.at(-1);
    if (last?.event !== 'done') throw new Error('it is not done');
    expect(last.data).toMatchObject({ answer: text, kind: 'generated', citations: [{ marker: 1, quote }] });

    const logged = async () => {
      const response = await fetch(`${running.url}/api/v1/retrieval-logs`);
      const { items } = (await response.json()) as { items: readonly { logId: string }[] };
      return items.find(({ logId }) => logId === last.data.logId);
    };
    const log = { query: question, model: 'tiny', outcome: 'answered', tokens: { input: 22, output: 14 } };
    await expect.poll(logged, { timeout: 15_000 }).toMatchObject({ ...log, hits: [{ cited: true }] });
  });

  it('that does not answer is told as such', async () => {
    answer = () => ({ status: 429, headers: { 'retry-after': '7' } });
    await expect(client().ask({ question: 'Who built the wheel?' })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      status: 503,
    });
  });
});
