import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatLogAcceptedSchema, chatLogSchema } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';

let folder: string;
let millrace: Standalone;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-chat-'));
  await preparePglite(join(folder, 'postgres'));
  millrace = await startStandalone({ port: 0, dataDir: folder });
});
afterAll(async () => {
  await millrace?.close();
  await rm(folder, { recursive: true });
});

async function keepWithImage(bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  form.set('conversation_id', randomUUID());
  form.set('log_data', JSON.stringify({ prompt: '图上是什么？' }));
  form.set('image', new File([bytes], 'picture.png'));
  const headers = { 'x-user-id': 'user-007' };
  const response = await fetch(`${millrace.url}/api/v1/chat-logs`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(202);
  const { id } = chatLogAcceptedSchema.parse(await response.json());
  const read = () => fetch(`${millrace.url}/api/v1/chat-logs/${id}`, { headers });
  await expect.poll(async () => (await read()).status, { timeout: 30_000, interval: 500 }).toBe(200);
  return chatLogSchema.parse(await (await read()).json());
}

test('a browser gets the image of a chat log by its link, and by no other', async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  const { log_data } = await keepWithImage(bytes);
  const link = new URL(String(log_data.image_url));
  const response = await fetch(link);
  expect(response.status).toBe(200);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });

  for (const name of ['expires', 'signature']) {
    const altered = new URL(link);
    altered.searchParams.set(name, `${link.searchParams.get(name)}1`);
    expect((await fetch(altered)).status, name).toBe(403);
  }
  expect((await fetch(new URL(link.pathname, link))).status).toBe(403);
  expect((await fetch(link, { method: 'DELETE' })).status).toBeGreaterThanOrEqual(404);
});
