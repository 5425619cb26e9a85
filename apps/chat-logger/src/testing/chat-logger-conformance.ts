import { randomUUID } from 'node:crypto';
import { chatLogged, type EventData, type EventDefinition, retrievalLogged } from '@millrace/contracts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { silentLogger } from '@millrace/ports';
import type { RunningStage } from '@millrace/worker-runtime';
import { messageFor } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatLogger } from '../chat-logger.ts';

/** What the chat logger promises on either database. */
export function chatLoggerConformance(kind: DatabaseKind): void {
  describe(`the chat logger on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    let running: RunningStage;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      const ports = { database: fresh.database, chatDatabase: fresh.database } as Parameters<
        typeof chatLogger.start
      >[0];
      running = await chatLogger.start(ports, {}, silentLogger);
    });
    afterAll(async () => {
      await running?.close();
      await fresh?.stop();
    });

    const handleEvent = <T>(definition: EventDefinition<T>, data: T, id?: string) =>
      running.handle(running.decode(messageFor(definition, data, id)), {
        signal: new AbortController().signal,
        attempt: 1,
        log: silentLogger,
        emit: () => {
          throw new TypeError('it emits nothing');
        },
        progress: async () => {},
      });
    const handle = (data: EventData<typeof chatLogged>, id?: string) => handleEvent(chatLogged, data, id);
    const aLog = (question: number): EventData<typeof chatLogged> => ({
      conversationId: randomUUID(),
      userId: 'user-007',
      sessionId: 'session-a',
      logData: { prompt: `第 ${question} 问`, image_ref: { bucket: 'chat-service-images', key: 'k.png' } },
    });

    test('keeps many that come at once, each once, however often it is delivered', async () => {
      const logs = Array.from({ length: 300 }, (_, question) => aLog(question));
      await Promise.all([...logs, ...logs].map((log) => handle(log)));
      await Promise.all(logs.slice(0, 10).map((log) => handle(log)));
      const rows = await fresh.database<EventData<typeof chatLogged>[]>`
        select conversation_id as "conversationId", user_id as "userId", session_id as "sessionId", log_data as "logData"
        from chat_service.logs where user_id = 'user-007'
      `;
      const byId = (list: readonly { conversationId: string }[]) =>
        list.toSorted((one, other) => one.conversationId.localeCompare(other.conversationId));
      expect(byId(rows)).toEqual(byId(logs));
    });

    test('keeps the logs of several tenants that come at once apart', async () => {
      const logs = ['one', 'two', undefined].map((tenant) => ({
        ...aLog(1),
        userId: 'anyone',
        ...(tenant && { tenant }),
      }));
      await Promise.all(logs.map((log) => handle(log, 'the same id')));
      const rows = await fresh.database`
        select m.tenant, l.conversation_id as "conversationId" from chat_service.logs l
        join chat_service.log_messages m on m.log_id = l.id where l.user_id = 'anyone' order by m.tenant
      `;
      const [one, two, none] = logs.map(({ conversationId }) => conversationId);
      expect(rows).toEqual([
        { tenant: 'default', conversationId: none },
        { tenant: 'one', conversationId: one },
        { tenant: 'two', conversationId: two },
      ]);
    });

    test('keeps what was asked beside what was said, each once', async () => {
      const asked: EventData<typeof retrievalLogged> = {
        logId: randomUUID(),
        tenant: 'asks',
        collection: 'default',
        query: 'Why?',
        filters: {},
        hits: [],
        latenciesMs: { total: 12 },
        tokens: {},
        outcome: 'unknown',
        askedAt: new Date().toISOString(),
      };
      await Promise.all([handleEvent(retrievalLogged, asked), handleEvent(retrievalLogged, asked), handle(aLog(1))]);
      const rows = await fresh.database`select tenant, query, outcome from retrieval_logs where id = ${asked.logId}`;
      expect(rows).toEqual([{ tenant: 'asks', query: 'Why?', outcome: 'unknown' }]);
    });

    test('tells apart two messages that say the same', async () => {
      const log = { ...aLog(1), userId: 'twice' };
      await Promise.all([handle(log, 'message-1'), handle(log, 'message-2')]);
      expect(await fresh.database`select from chat_service.logs where user_id = 'twice'`).toHaveLength(2);
    });

    test('gives one up for good that is nested too deep, and keeps its neighbours', async () => {
      const deep = { ...aLog(1), userId: 'deep', logData: { deep: JSON.parse('['.repeat(1_000) + ']'.repeat(1_000)) } };
      const [first, second] = await Promise.allSettled([handle(deep), handle({ ...aLog(2), userId: 'flat' })]);
      expect(first).toMatchObject({ status: 'rejected', reason: { code: 'VALIDATION_ERROR' } });
      expect(second.status).toBe('fulfilled');
      expect(await fresh.database`select user_id from chat_service.logs where user_id in ('deep', 'flat')`).toEqual([
        { user_id: 'flat' },
      ]);
    });

    test('keeps what holds characters that Postgres does not store, and does not fail its neighbours', async () => {
      const odd = { ...aLog(1), userId: 'odd\0', logData: { text: '\0\ud800' } };
      await Promise.all([handle(odd), handle({ ...aLog(2), userId: 'even' })]);
      const rows = await fresh.database`select user_id from chat_service.logs where user_id in ('odd\ufffd', 'even')`;
      expect(rows).toHaveLength(2);
    });
  });
}
