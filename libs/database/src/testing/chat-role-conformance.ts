import type { Database } from '@millrace/ports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { insertChatLogs } from '../repositories/chat-logs.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Of what the role of the chat logs sees, on either database. */
export function chatRoleConformance(kind: DatabaseKind): void {
  describe(`the role of the chat logs on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      await logOf(fresh.database, 'ours');
      await logOf(fresh.database, 'theirs');
    });
    afterAll(() => fresh?.stop());

    test('sees chat logs alone, and of those the tenant’s', async () => {
      expect(await readable(fresh.database)).toEqual(['chat_service.log_messages', 'chat_service.tenant_logs']);
    });

    test('keeps logs and changes none', async () => {
      for (const statement of [
        `update chat_service.log_messages set tenant = 'ours'`,
        'delete from chat_service.log_messages',
        'delete from chat_service.logs',
        'update chat_service.logs set user_id = user_id',
        `insert into chat_service.log_messages (message_id, log_id, tenant) values ('m', 99, 'theirs')`,
        'truncate chat_service.logs',
      ]) {
        const tried = inTenant(fresh.database, 'ours', (tx) => tx.unsafe(statement), { role: 'chat' });
        await expect(tried, statement).rejects.toMatchObject({ code: 'AUTHORIZATION_ERROR' });
      }
    });
  });
}

export async function logOf(database: Database, tenant: string): Promise<void> {
  const log = { messageId: `of-${tenant}`, conversationId: crypto.randomUUID(), userId: tenant, logData: {} };
  await inTenant(database, tenant, (tx) => insertChatLogs(tx, tenant, [log]), { role: 'chat' });
}

/** The tables and views, of all schemas of the project, of which the role reads anything for the tenant `ours`: one row each, its own. */
export async function readable(database: Database): Promise<string[]> {
  const names = await inTenant(
    database,
    'ours',
    (tx) => tx<{ name: string }[]>`
      select relnamespace::regnamespace || '.' || relname as name from pg_class
      where relnamespace::regnamespace::text in ('public', 'chat_service') and relkind in ('r', 'p', 'v', 'm')
      order by 1
    `,
    { role: 'chat' },
  );
  const seen: string[] = [];
  for (const { name } of names) {
    const read = inTenant(database, 'ours', (tx) => tx`select from ${tx(name)}`, { role: 'chat' });
    const rows = await read.catch((error: unknown) => error);
    if (Array.isArray(rows)) {
      expect(rows, name).toHaveLength(1);
      seen.push(name);
    } else expect(rows, name).toMatchObject({ code: 'AUTHORIZATION_ERROR' });
  }
  return seen;
}
