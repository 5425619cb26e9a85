import { randomUUID } from 'node:crypto';
import { type RetrievalLog, retrievalLogSchema } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { insertRetrievalLogs, listRetrievalLogs, type RetrievalLogQuery } from '../repositories/retrieval-logs.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Logs of questions on either database, as the application's role. */
export function retrievalLogsConformance(kind: DatabaseKind): void {
  describe(`logs of questions on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const aLog = (tenant: string, more: Partial<RetrievalLog> = {}): RetrievalLog =>
      retrievalLogSchema.parse({
        logId: randomUUID(),
        tenant,
        collection: 'default',
        query: '问题',
        outcome: 'answered',
        askedAt: '2026-01-01T00:00:00.000Z',
        ...more,
      });
    const insert = (tenant: string, ...logs: RetrievalLog[]) =>
      inTenant(fresh.database, tenant, (tx) => insertRetrievalLogs(tx, tenant, logs));
    const list = (tenant: string, query: Partial<RetrievalLogQuery> = {}) =>
      inTenant(fresh.database, tenant, (tx) => listRetrievalLogs(tx, { tenant, skip: 0, limit: 50, ...query }));

    test('a log keeps all that was known of the question, once', async () => {
      const full = aLog('full', {
        userId: 'u',
        requestId: 'r',
        conversationId: randomUUID(),
        messageId: randomUUID(),
        searchedQuery: 'searched',
        filters: { metadata: { year: 2026 } },
        hits: [
          {
            documentId: randomUUID(),
            taskId: randomUUID(),
            chunk: 3,
            score: 0.5,
            lexical: 7.25,
            dense: 0.1,
            cited: true,
          },
        ],
        latenciesMs: { search: 12.5, total: 80 },
        model: 'm',
        tokens: { input: 10, output: 5 },
        outcome: 'failed',
        errorCode: 'MODEL_UNAVAILABLE',
        askedAt: '2026-02-01T00:00:00.123Z',
      });
      const bare = aLog('full');
      await insert('full', full, bare);
      await insert('full', full);
      expect(await list('full')).toEqual({ items: [full, bare], total: 2 });
      expect(await list('another')).toEqual({ items: [], total: 0 });
    });

    test('logs are listed by user, collection, conversation, outcome and time, those asked last first, in pages', async () => {
      const conversationId = randomUUID();
      const day = (n: number) => `2026-03-0${n}T00:00:00.000Z`;
      await insert(
        'lists',
        aLog('lists', { query: '1', askedAt: day(1), userId: 'alice', outcome: 'unknown' }),
        aLog('lists', { query: '3', askedAt: day(3), userId: 'alice', conversationId }),
        aLog('lists', { query: '2', askedAt: day(2), userId: 'bob', collection: 'papers' }),
      );
      const found = async (query: Partial<RetrievalLogQuery>) => {
        const { items, total } = await list('lists', query);
        return `${items.map((item) => item.query).join('')} of ${total}`;
      };
      expect(await found({})).toBe('321 of 3');
      expect(await found({ skip: 1, limit: 1 })).toBe('2 of 3');
      expect(await found({ userId: 'alice' })).toBe('31 of 2');
      expect(await found({ collection: 'papers' })).toBe('2 of 1');
      expect(await found({ conversationId })).toBe('3 of 1');
      expect(await found({ outcome: 'unknown' })).toBe('1 of 1');
      expect(await found({ from: day(2), to: day(3) })).toBe('2 of 1');
    });

    test('a log cannot be another tenant’s than the transaction’s', async () => {
      const foreign = inTenant(fresh.database, 'mine', (tx) => insertRetrievalLogs(tx, 'theirs', [aLog('theirs')]));
      await expect(foreign).rejects.toMatchObject({ code: 'AUTHORIZATION_ERROR' });
    });
  });
}
