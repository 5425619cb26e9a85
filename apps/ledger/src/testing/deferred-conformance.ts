import { deadLetterQueue, deferredQueue, documentUploaded, MillraceError, messageHeaders } from '@millrace/contracts';
import { deleteOutbox, lockDueMessages } from '@millrace/database';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { MemoryBroker, openMemoryBus } from '@millrace/embedded';
import { type BusMessage, silentLogger, systemClock } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { type AnyStage, defaultRetry, defineStage, noMetrics, startWorker } from '@millrace/worker-runtime';
import { messageFor, runOnce, stubStates } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { deferred } from '../deferred.ts';

const twoHoursMs = 7_200_000;

/** What becomes of messages that wait longer than the ladder reaches, on either database. */
export function deferredConformance(kind: DatabaseKind): void {
  describe(`deferred messages on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());
    beforeEach(async () => {
      await fresh.database`delete from outbox`;
    });

    const outbox = () => fresh.database`
      select queue, message_id, headers, body, due_at - now() > interval '119 minutes' as late from outbox
    `;

    test('lie in the outbox for as long as their stage was told to wait, and come back to it as they were', async () => {
      const broker = new MemoryBroker();
      const bus = openMemoryBus(broker);
      const heard: BusMessage[] = [];
      const run = (stage: AnyStage) =>
        startWorker({
          stage,
          settings: {},
          bus,
          ports: { database: fresh.database, states: stubStates() } as never,
          dependencies: {},
          metrics: noMetrics,
          log: silentLogger,
          clock: systemClock,
        });
      const workers = [await run(deferred), await run(patient(heard))];
      const message = messageFor(documentUploaded, { task: anEnvelope() });
      await bus.send('test.patient', { ...message, headers: { traceparent: '00-1', [messageHeaders.attempt]: 2 } });

      await vi.waitFor(async () => expect(await outbox()).toHaveLength(1));
      const headers = { traceparent: '00-1', [messageHeaders.attempt]: 3 };
      expect(await outbox()).toMatchObject([
        { queue: 'test.patient', message_id: message.id, headers, body: Buffer.from(message.body), late: true },
      ]);
      await fresh.database.begin(async (tx) => {
        expect(await lockDueMessages(tx, 10)).toEqual([]);
        await tx`update outbox set due_at = now()`;
        for (const { id, queue, messageId, eventType: type, ...rest } of await lockDueMessages(tx, 10)) {
          await bus.send(queue, { id: messageId, type, ...rest });
          await deleteOutbox(tx, [id]);
        }
      });
      await vi.waitFor(() => expect(heard).toHaveLength(2));
      expect(heard[1]).toMatchObject({ id: message.id, type: message.type, contentType: message.contentType, headers });
      expect(Object.keys(heard[1]?.headers ?? {}).sort()).toEqual(Object.keys(headers).sort());
      await Promise.all(workers.map((worker) => worker.stop()));
      await bus.close();
      broker.close();
    });

    const handle = (message: BusMessage, attempt?: number) =>
      runOnce(deferred, message, {
        ports: { database: fresh.database },
        ...(attempt === undefined ? {} : { attempt }),
      });
    const aDeferred = (headers: BusMessage['headers'] = {}): BusMessage => ({
      ...messageFor(documentUploaded, { task: anEnvelope() }),
      headers: {
        [messageHeaders.queue]: 'documents.upload',
        [messageHeaders.dueAt]: new Date(Date.now() + twoHoursMs).toISOString(),
        ...headers,
      },
    });

    test('are entered once however often they are delivered', async () => {
      const message = aDeferred();
      for (let delivery = 0; delivery < 3; delivery++)
        expect((await handle(message)).outcome).toEqual({ kind: 'done' });
      expect(await outbox()).toHaveLength(1);
    });

    test('are entered whatever they hold', async () => {
      const message = {
        ...aDeferred({ 'a\0b': '\0\ud800' }),
        id: '\0\ud800',
        type: '\udfff',
        body: Buffer.from([0, 255]),
      };
      expect((await handle(message)).outcome).toEqual({ kind: 'done' });
      expect(await outbox()).toMatchObject([{ message_id: '\ufffd\ufffd', body: Buffer.from([0, 255]) }]);
    });

    test('become dead letters where they name no stage’s queue', async () => {
      expect((await handle(aDeferred({ [messageHeaders.queue]: deferredQueue }))).outcome).toMatchObject({
        kind: 'dead',
        error: { code: 'MALFORMED_MESSAGE' },
      });
      expect((await handle(aDeferred({ [messageHeaders.queue]: deadLetterQueue }))).outcome.kind).toBe('dead');
      expect(await outbox()).toEqual([]);
    });

    test('are tried for ever while Postgres fails, and their own attempts are not counted', async () => {
      await fresh.database`alter table outbox rename to hidden`;
      try {
        const { outcome } = await handle(aDeferred({ [messageHeaders.attempt]: 9 }), 9);
        expect(outcome).toMatchObject({ kind: 'retry', nextAttempt: 9 });
      } finally {
        await fresh.database`alter table hidden rename to outbox`;
      }
    });
  });
}

/** Fails the first time as a provider's stage would that is told to wait for two hours. */
function patient(heard: BusMessage[]): AnyStage {
  return defineStage({
    name: 'patient',
    summary: 'Waits.',
    queue: 'test.patient',
    consumes: [documentUploaded],
    produces: [],
    needs: [],
    concurrency: 1,
    timeoutMs: 5_000,
    retry: defaultRetry,
    settings: z.object({}),
    decode(message) {
      heard.push(message);
      return { id: message.id, type: documentUploaded.type, source: 's', time: '', data: { task: anEnvelope() } };
    },
    open: () => ({}),
    async handle() {
      if (heard.length > 1) return [];
      throw new MillraceError('MODEL_UNAVAILABLE', 'the quota is used up', { retryAfterMs: twoHoursMs });
    },
  });
}
