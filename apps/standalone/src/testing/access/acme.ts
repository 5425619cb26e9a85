import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@millrace/client';
import { z } from 'zod';
import { allScopes, type KeyWorld } from './key-world.ts';
import type { Values } from './sample.ts';

/** A word that stands in the tenant's documents, and one of what its user Ann alone may see. No request names them. */
export const [tenantsWord, usersWord] = ['quernstone', 'millpond'];

export interface Acme {
  readonly key: string;
  /** What it has one of, by the names that routes give to them. */
  readonly values: Values;
}

const withId = z.object({ id: z.union([z.string(), z.int()]) });
const some = z.object({ total: z.int().min(1) });

/** A tenant that has one of everything; its user is Ann. */
export async function openAcme(world: KeyWorld): Promise<Acme> {
  const key = await world.key('acme', allScopes);
  const client = createClient({ apiUrl: world.url, apiKey: key });
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { 'x-user-id': 'ann', ...(body ? { 'content-type': 'application/json' } : {}) };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await world.request(`/api/v1${path}`, key, init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const idOf = async (method: string, path: string, body: object) => withId.parse(await ask(method, path, body)).id;

  const [collection, externalId] = ['records', 'record-1'];
  await client.createCollection({ name: collection });
  const text = `The ${tenantsWord} is dressed every spring.`;
  const document = await client.createDocument({
    name: `${tenantsWord}.txt`,
    externalId,
    collection,
    text,
  });
  const blank = await client.createDocument({ name: `${tenantsWord}-blank.txt`, collection, text: ' \n ' });
  for (const { taskId } of [document, blank]) for await (const _state of client.watch(taskId));
  const [letter] = (await client.deadLetters.list({ taskId: blank.taskId })).items;
  const [spare] = (await client.keys.list()).items;

  const conversationId = await idOf('POST', '/conversations', { title: `On the ${usersWord}` });
  const messageId = await idOf('POST', `/conversations/${conversationId}/messages`, {
    content: `The ${usersWord} is full.`,
    role: 'assistant',
  });
  await ask('POST', '/chat/ask', { question: `When is the ${tenantsWord} dressed?`, collection });
  const log = { conversation_id: conversationId, session_id: 'session-1', log_data: { prompt: usersWord } };
  const chatLogId = await idOf('POST', '/chat-logs', log);
  for (const path of ['/chat-logs', '/retrieval-logs']) await kept(() => ask('GET', path));

  return {
    key,
    values: {
      collection,
      collections: collection,
      name: collection,
      documentId: document.documentId,
      documentIds: document.documentId,
      externalId,
      taskId: document.taskId,
      deadLetterId: letter?.deadLetterId,
      keyId: spare?.keyId,
      conversationId,
      conversation_id: conversationId,
      messageId,
      id: chatLogId,
      session_id: 'session-1',
      user_id: 'ann',
    },
  };
}

/** Waits for what is kept by way of the bus. */
async function kept(list: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; !some.safeParse(await list()).success; tries++) {
    if (tries > 100) throw new Error('it was never kept');
    await sleep(50);
  }
}
