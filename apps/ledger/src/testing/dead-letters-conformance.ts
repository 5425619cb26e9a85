import { randomUUID } from 'node:crypto';
import {
  chatLogged,
  documentFailed,
  documentParsed,
  documentUpload,
  documentUploaded,
  messageHeaders,
  newTaskId,
  type TaskEnvelope,
} from '@millrace/contracts';
import { acceptGeneration, taskStateOf } from '@millrace/database';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { openMemoryTaskStates } from '@millrace/embedded';
import type { BusMessage, TaskStates } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor, runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deadLetters } from '../dead-letters.ts';

/** What becomes of dead letters on either database. */
export function deadLettersConformance(kind: DatabaseKind): void {
  describe(`dead letters on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    let states: TaskStates;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      states = openMemoryTaskStates();
    });
    afterAll(async () => {
      await states?.close();
      await fresh?.stop();
    });

    const handle = (message: BusMessage, attempt = 1) =>
      runOnce(deadLetters, message, { ports: { database: fresh.database, states }, attempt });
    const lettersOf = (taskId: string) =>
      fresh.database`
        select queue, stage, code, reason, attempts, tenant, moot from dead_letters
        where task_id = ${taskId} order by received_at
      `;
    const parsedOf = (task: TaskEnvelope) => ({
      task,
      parsed: { key: 'k' },
      bytes: 1,
      sha256: '',
      contentType: 'text/plain',
      warnings: [],
    });

    test('fail their task, in Postgres and for the poller, and are kept', async () => {
      const task = anEnvelope();
      const { outcome, events } = await handle(dead(messageFor(documentParsed, parsedOf(task))));
      expect(outcome).toEqual({ kind: 'done' });
      expect(events).toMatchObject([
        {
          type: documentFailed.type,
          optional: true,
          data: { task, stage: 'chunker', code: 'NO_TEXT', message: 'no text' },
        },
      ]);
      const failed = {
        status: 'failed',
        attempt: 3,
        error: { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'chunker' },
      };
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject(failed);
      expect(await states.get(task.taskId)).toMatchObject(failed);
      expect(await lettersOf(task.taskId)).toEqual([
        {
          queue: 'documents.parsed',
          stage: 'chunker',
          code: 'NO_TEXT',
          reason: 'no text',
          attempts: 3,
          tenant: 'acme',
          moot: false,
        },
      ]);
    });

    test('fail a task that nobody has heard of yet; what is heard later does not wake it', async () => {
      const task = anEnvelope();
      await handle(dead(messageFor(documentUploaded, { task })));
      await acceptGeneration(fresh.database, task, { status: 'parsing', at: new Date() });
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({ status: 'failed' });
    });

    test('are kept once and tell the same when they are delivered again', async () => {
      const message = dead(messageFor(documentUploaded, { task: anEnvelope() }));
      const first = await handle(message);
      const second = await handle(message);
      expect(second.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
      expect(first.events).toHaveLength(1);
    });

    test('are moot where their task has ended, or runs again', async () => {
      const ended = anEnvelope();
      await handle(dead(messageFor(documentUploaded, { task: ended })));
      const second = await handle(dead(messageFor(documentParsed, parsedOf(ended)), 'OTHER'));
      expect(second.events).toEqual([]);
      expect((await lettersOf(ended.taskId)).map(({ moot }) => moot)).toEqual([false, true]);
      expect(await taskStateOf(fresh.database, ended.taskId)).toMatchObject({ error: { code: 'NO_TEXT' } });

      const running = anEnvelope();
      await acceptGeneration(fresh.database, { ...running, run: 1 }, { status: 'queued', at: new Date() });
      await handle(dead(messageFor(documentUploaded, { task: running })));
      expect(await taskStateOf(fresh.database, running.taskId)).toMatchObject({ status: 'queued', run: 1 });
      expect(await lettersOf(running.taskId)).toMatchObject([{ moot: true }]);
    });

    test('of whoever used a taskId that is taken do not fail its owner’s task', async () => {
      const task = anEnvelope();
      await acceptGeneration(fresh.database, task, { status: 'parsing', at: new Date() });
      await handle(dead(messageFor(documentUploaded, { task: { ...task, tenant: 'thief' } })));
      await handle(dead(messageFor(documentUpload, { ...anUpload(task.taskId), tenant: 'acme' }), 'TASK_ID_CONFLICT'));
      await handle(dead(messageFor(documentUpload, { ...anUpload(task.taskId), tenant: 'thief' })));
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({ status: 'parsing', tenant: 'acme' });
      expect((await lettersOf(task.taskId)).map(({ moot }) => moot)).toEqual([true, true, true]);
    });

    test('of an upload that was never accepted show a failed task, and make no collection', async () => {
      const upload = { ...anUpload(newTaskId()), tenant: 'never', collection: 'no-such' };
      const { events } = await handle(dead(messageFor(documentUpload, upload), 'COLLECTION_NOT_FOUND'));
      expect(events).toMatchObject([{ type: documentFailed.type, data: { code: 'COLLECTION_NOT_FOUND' } }]);
      const failed = { status: 'failed', tenant: 'never', collection: 'no-such', name: 'n.txt' };
      expect(await states.get(upload.taskId)).toMatchObject(failed);
      expect(await taskStateOf(fresh.database, upload.taskId)).toMatchObject(failed);
      expect(await fresh.database`select from collections where tenant = 'never'`).toHaveLength(0);
      expect(await fresh.database`select from documents where tenant = 'never'`).toHaveLength(0);
    });

    test('without a task are kept too', async () => {
      const logged = { conversationId: randomUUID(), userId: 'u', logData: {} };
      const message = dead(messageFor(chatLogged, logged));
      expect(await handle(message)).toMatchObject({ outcome: { kind: 'done' }, events: [] });
      const rows = await fresh.database`select task_id, moot, body from dead_letters where message_id = ${message.id}`;
      expect(rows).toEqual([{ task_id: null, moot: true, body: Buffer.from(message.body) }]);
    });

    test('of a worker that crashed say so', async () => {
      const task = anEnvelope();
      const crashed = { 'x-last-death-queue': 'documents.upload.quarantine', 'x-last-death-reason': 'delivery_limit' };
      await handle({ ...messageFor(documentUploaded, { task }), headers: crashed });
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({
        status: 'failed',
        error: { code: 'WORKER_CRASHED', stage: 'documents.upload' },
      });
    });

    test.each([
      ['bytes that are no text', Buffer.from([0, 0xff, 0xfe, 0, 0xc3])],
      ['nothing', Buffer.alloc(0)],
      ['JSON in a depth that no reader follows', Buffer.from('['.repeat(100_000))],
    ])('are kept whatever they hold: %s', async (_, body) => {
      const message = { ...dead(messageFor(documentUpload, anUpload(newTaskId()))), body, id: newTaskId() };
      const headers = { ...message.headers, 'a\0b': '\0\ud800', [messageHeaders.reason]: '\0' };
      expect((await handle({ ...message, headers })).outcome).toEqual({ kind: 'done' });
      const [row] =
        await fresh.database`select body, reason, headers from dead_letters where message_id = ${message.id}`;
      expect(row).toMatchObject({ body, reason: '\ufffd', headers: { 'a\ufffdb': '\ufffd\ufffd' } });
    });

    test('are kept although Postgres cannot store their task, and never come back here', async () => {
      const task = { ...anEnvelope(), acceptedAt: '0000-01-01T00:00:00.000Z' };
      const message = dead(messageFor(documentUploaded, { task }));
      expect(await handle(message)).toMatchObject({ outcome: { kind: 'done' }, events: [] });
      expect(await fresh.database`select moot from dead_letters where message_id = ${message.id}`).toEqual([
        { moot: true },
      ]);
    });

    test('wait for the task state store before they are given up', async () => {
      const message = dead(messageFor(documentUploaded, { task: anEnvelope() }));
      const restore = async () => {
        throw new Error('the store is down');
      };
      const ports = { database: fresh.database, states: { ...states, restore } };
      expect((await runOnce(deadLetters, message, { ports, attempt: 1_000 })).outcome).toMatchObject({ kind: 'retry' });
      expect((await handle(message, 1_001)).events).toHaveLength(1);
    });
  });
}

function dead(message: BusMessage, code = 'NO_TEXT'): BusMessage {
  const headers = {
    [messageHeaders.attempt]: 3,
    [messageHeaders.stage]: 'chunker',
    [messageHeaders.queue]: 'documents.parsed',
    [messageHeaders.code]: code,
    [messageHeaders.reason]: 'no text',
    [messageHeaders.stack]: 'Error: no text',
    [messageHeaders.failedAt]: '2030-01-01T00:00:00.000Z',
  };
  return { ...message, headers };
}

function anUpload(taskId: string) {
  return { taskId, tenant: 'default', collection: 'default', name: 'n.txt', text: 'hello' };
}
