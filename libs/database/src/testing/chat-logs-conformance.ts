import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { type ChatLogQuery, findChatLog, listChatLogs } from '../repositories/chat-log-list.ts';
import { insertChatLogs, type NewChatLog, reserveChatLogId } from '../repositories/chat-logs.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Chat logs on either database, as the role that sees nothing else. */
export function chatLogsConformance(kind: DatabaseKind): void {
  describe(`chat logs on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const within = <T>(tenant: string, work: Parameters<typeof inTenant<T>>[2]) =>
      inTenant(fresh.database, tenant, work, { role: 'chat' });
    const insert = (tenant: string, ...logs: NewChatLog[]) => within(tenant, (tx) => insertChatLogs(tx, tenant, logs));
    const list = (tenant: string, query: Partial<ChatLogQuery> = {}) =>
      within(tenant, (tx) => listChatLogs(tx, { user: 'user-007', skip: 0, limit: 50, ...query }));
    const aLog = (messageId: string, more: Partial<NewChatLog> = {}): NewChatLog => ({
      messageId,
      conversationId: randomUUID(),
      userId: 'user-007',
      logData: { prompt: '你好' },
      ...more,
    });

    test('each chat log is kept once, however often and together with whatever its message comes', async () => {
      const b = aLog('b', { logData: { 'p\0': 'x\0\ud800' } });
      await insert('once', aLog('a'), b, aLog('a'));
      await insert('once', b, aLog('c', { sessionId: 's' }), aLog('a'));
      await insert('once', aLog('a'));
      const { items, total } = await list('once');
      expect(total).toBe(3);
      expect(items.map(({ log_data, session_id }) => [log_data, session_id])).toEqual([
        [{ prompt: '你好' }, 's'],
        [{ 'p\ufffd': 'x\ufffd\ufffd' }, undefined],
        [{ prompt: '你好' }, undefined],
      ]);
    });

    test('a log has the id that was reserved for it, and no other log has', async () => {
      const logId = await within('reserve', reserveChatLogId);
      await insert('reserve', aLog('before'));
      await insert('reserve', aLog('with', { logId, sessionId: 'reserved' }));
      await insert('reserve', aLog('with', { logId, sessionId: 'again' }));
      const find = (tenant: string, user: string) => within(tenant, (tx) => findChatLog(tx, user, logId));
      expect(await find('reserve', 'user-007')).toMatchObject({ id: logId, session_id: 'reserved' });
      expect(await find('reserve', 'another')).toBeUndefined();
      expect(await find('another', 'user-007')).toBeUndefined();
      await expect(insert('reserve', aLog('other', { logId }))).rejects.toMatchObject({ code: 'DUPLICATE_RECORD' });
      await expect(insert('another', aLog('with', { logId }))).rejects.toMatchObject({ code: 'DUPLICATE_RECORD' });
    });

    test('two tenants’ messages may have the same id', async () => {
      await insert('one', aLog('same'));
      await insert('two', aLog('same'));
      expect([(await list('one')).total, (await list('two')).total]).toEqual([1, 1]);
    });

    test('logs are listed by session, conversation, content and time, the last first, in pages', async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      await insert(
        'lists',
        aLog('1', { conversationId: first, sessionId: 's1', logData: { reply: { tags: ['test', 'text'] }, n: 1 } }),
        aLog('2', { conversationId: first, sessionId: 's2', logData: { reply: { tags: ['text'] }, n: 2 } }),
        aLog('3', { conversationId: second, sessionId: 's2', logData: { n: 3 } }),
        aLog('4', { userId: 'another', logData: { n: 4 } }),
      );
      const found = async (query: Partial<ChatLogQuery>) => {
        const { items, total } = await list('lists', query);
        return `${items.map(({ log_data }) => log_data.n).join('')} of ${total}`;
      };
      expect(await found({})).toBe('321 of 3');
      expect(await found({ skip: 1, limit: 1 })).toBe('2 of 3');
      expect(await found({ session: 's2' })).toBe('32 of 2');
      expect(await found({ conversation: first })).toBe('21 of 2');
      expect(await found({ contains: { reply: { tags: ['text'] } } })).toBe('21 of 2');
      expect(await found({ contains: { n: 3 }, session: 's1' })).toBe(' of 0');
      expect(await found({ user: 'another' })).toBe('4 of 1');
      expect(await found({ to: '2020-01-01T00:00:00Z' })).toBe(' of 0');
      expect(await found({ from: '2020-01-01T00:00:00+08:00', to: '2999-01-01T00:00:00Z' })).toBe('321 of 3');
    });

    test('what the logs hold is looked up in the index', async () => {
      const plan = await within('plan', async (tx) => {
        await tx`set local enable_seqscan = off`;
        return tx`explain select * from chat_service.tenant_logs where log_data @> '{"prompt":"x"}'`;
      });
      expect(JSON.stringify(plan)).toContain('idx_chat_service_logs_log_data_gin');
    });

    test('a row that no message brought is one of the tenant `default`', async () => {
      await fresh.database`
        insert into chat_service.logs (conversation_id, user_id, log_data) values (${randomUUID()}, 'by-hand', '{}')
      `;
      expect((await list('default', { user: 'by-hand' })).total).toBe(1);
      expect((await list('lists', { user: 'by-hand' })).total).toBe(0);
    });
  });
}
