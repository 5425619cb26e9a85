import { randomUUID } from 'node:crypto';
import { freshName } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import { inTenant } from './in-tenant.ts';
import { openDatabase } from './open-database.ts';
import { chatRoleConformance, logOf, readable } from './testing/chat-role-conformance.ts';
import { freshDatabase } from './testing/index.ts';

chatRoleConformance('real');

test('a login of its own, with no rights but that role, keeps and reads chat logs and sees nothing else', async () => {
  const { database, settings, stop } = await freshDatabase('real');
  const [user, password] = [freshName('chat'), randomUUID()];
  await database.unsafe(`create role "${user}" login password '${password}'; grant millrace_chat to "${user}"`);
  const login = openDatabase({ ...settings, user, password });
  try {
    await logOf(login, 'ours');
    await logOf(login, 'theirs');
    expect(await readable(login)).toEqual(['chat_service.log_messages', 'chat_service.tenant_logs']);
    const refused = { code: 'AUTHORIZATION_ERROR' };
    await expect(inTenant(login, 'ours', (tx) => tx`select from documents`)).rejects.toMatchObject(refused);
    await expect(login`select from documents`).rejects.toMatchObject(refused);
    await expect(login`create table mine (id int)`).rejects.toMatchObject(refused);
  } finally {
    await login.end({ timeout: 5 });
    await stop();
    const maintenance = openDatabase({ ...settings, database: 'postgres', maxConnections: 1 });
    await maintenance`drop role ${maintenance(user)}`;
    await maintenance.end({ timeout: 5 });
  }
});
