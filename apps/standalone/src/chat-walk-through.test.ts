import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePglite } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from './samples.ts';
import { type Standalone, startStandalone } from './standalone.ts';
import type { Names } from './testing/match-answer.ts';
import { formOf, wrongWith } from './testing/take-step.ts';
import { type Step, stepsOf } from './testing/walk-through.ts';

const root = join(import.meta.dirname, '../../..');
const stepsIn = async (document: string) => stepsOf(await readFile(join(root, document), 'utf8'));
const chat = await stepsIn('docs/chat.md');
const conversations = await stepsIn('docs/conversations.md');

let folder: string;
let running: Standalone | undefined;
const names: Names = new Map();

const api = (path: string) => `${running?.url}/api/v1${path}`;

/** Brings all samples in over HTTP, and waits for their ends. */
async function ingestSamples(): Promise<void> {
  const taskIds = await Promise.all(
    (await samples()).map(async ({ file }) => {
      const form = await formOf([['file', `@${file.slice(root.length)}`]], names);
      const response = await fetch(api('/documents/upload'), { method: 'POST', body: form });
      return ((await response.json()) as { taskId: string }).taskId;
    }),
  );
  for (const taskId of taskIds) {
    const events = await (await fetch(api(`/tasks/${taskId}/events`))).text();
    expect(events).toContain('"status":"completed"');
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-chat-'));
  await preparePglite(join(folder, 'postgres'));
  running = await startStandalone({ port: 0, dataDir: folder });
  await ingestSamples();
}, 120_000);

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

function walkThrough(steps: readonly Step[]): void {
  it.each(steps.map((step) => [`${step.method} ${step.path} ${step.body ?? ''}`, step] as const))(
    'is answered as it says: %s',
    async (_what, step) => {
      const wrong = () => wrongWith(step, api(''), names);
      if (step.method !== 'GET') expect(await wrong()).toBeUndefined();
      else await expect.poll(wrong, { timeout: 30_000, interval: 500 }).toBeUndefined();
    },
    60_000,
  );
}

describe('docs/chat.md, over HTTP alone', () => {
  it('has examples of a conversation in English and in Chinese', () => {
    const questions = chat.filter(({ path }) => path === '/chat/ask').map(({ body = '' }) => body);
    expect(questions.filter((body) => /\p{sc=Han}/u.test(body)).length).toBeGreaterThan(2);
    expect(questions.filter((body) => !/\p{sc=Han}/u.test(body)).length).toBeGreaterThan(2);
  });

  walkThrough(chat);
});

describe('docs/conversations.md, over HTTP alone', () => {
  walkThrough(conversations);

  it('gives a link by which a browser gets the image', async () => {
    const image = await fetch(names.get('link') ?? '');
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await image.arrayBuffer())).toEqual(await readFile(join(root, 'examples/picture.png')));
  });
});
