import { randomUUID } from 'node:crypto';
import type { Database } from '@millrace/ports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTenant } from './in-tenant.ts';
import { openDatabase } from './open-database.ts';
import { listChatLogs } from './repositories/chat-log-list.ts';
import { insertChatLogs } from './repositories/chat-logs.ts';
import { type FreshDatabase, freshDatabase } from './testing/index.ts';

let fresh: FreshDatabase;
let chat: Database;
beforeAll(async () => {
  fresh = await freshDatabase('real');
  chat = openDatabase({
    ...fresh.settings,
    user: process.env.MILLRACE_CHAT_POSTGRES_USER ?? '',
    password: process.env.MILLRACE_CHAT_POSTGRES_PASSWORD ?? '',
  });
});
afterAll(async () => {
  await chat?.end({ timeout: 5 });
  await fresh?.stop();
});

test('the login of the chat logs keeps them by the role that it takes on', async () => {
  const log = { messageId: 'm', conversationId: randomUUID(), userId: 'u', logData: { prompt: 'hi' } };
  await inTenant(chat, 'acme', (tx) => insertChatLogs(tx, 'acme', [log]), { role: 'chat' });
  const list = (tenant: string) =>
    inTenant(chat, tenant, (tx) => listChatLogs(tx, { user: 'u', skip: 0, limit: 9 }), { role: 'chat' });
  expect(await list('acme')).toMatchObject({ items: [{ log_data: { prompt: 'hi' } }], total: 1 });
  expect(await list('another')).toMatchObject({ total: 0 });
});

test('by itself it reads nothing, and it takes on no other role', async () => {
  const denied = expect.stringMatching('42501');
  await expect(chat`select from chat_service.logs`).rejects.toMatchObject({ message: denied });
  await expect(chat`select from documents`).rejects.toMatchObject({ message: denied });
  for (const role of ['millrace_app', fresh.settings.user ?? '']) {
    await expect(chat`select set_config('role', ${role}, false)`, role).rejects.toMatchObject({ message: denied });
  }
});
