import { documentParsed, documentUploaded, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  enterOutbox,
  failGeneration,
  findGeneration,
  type GenerationFacts,
  inTransaction,
  taskStateOf,
} from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import type { QueueMonitor } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../jobs/reconcile.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

const uploaded: GenerationFacts = { status: 'queued', at: new Date() };
const parsed: GenerationFacts = {
  status: 'parsing',
  at: new Date(),
  bytes: 10,
  sha256: 'aa',
  contentType: 'text/plain',
  warnings: ['page 2 holds no text'],
};

/** What the search for lost work promises on either stack. */
export function reconcileConformance(kind: DatabaseKind): void {
  describe(`the search for lost work on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterEach(async () => {
      world.emptyQueues();
      const { database } = world.ports;
      for (const table of ['outbox', 'suspects', 'generations', 'documents'])
        await database`delete from ${database(table)}`;
    });
    afterAll(() => world?.stop());

    /** A task of which nothing was heard for a minute. */
    async function silent(facts = uploaded, overrides: Partial<TaskEnvelope> = {}): Promise<TaskEnvelope> {
      const task = anEnvelope(overrides);
      await acceptGeneration(world.ports.database, task, facts);
      await world.age(task.taskId, 60);
      return task;
    }
    const row = async ({ taskId }: TaskEnvelope) =>
      (await world.ports.database`select resumes, fruitless, status from generations where id = ${taskId}`)[0];
    const send = async () => {
      await world.ports.database`delete from outbox`;
    };

    test('hands a task to the parser again whose message is in no queue', async () => {
      const task = await silent();
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([
        { queue: 'documents.upload', headers: {}, type: documentUploaded.type, data: { task } },
      ]);
      expect(await row(task)).toEqual({ resumes: 1, fruitless: 0, status: 'queued' });
    });

    test('goes on from the parsed text where that stands and all is known of it', async () => {
      const task = await silent(parsed);
      const key = objectKeys.parsed(task);
      await world.ports.objects.put(key, '{}');
      await world.run(reconcile);
      const { bytes, sha256, contentType, warnings } = parsed;
      expect(await world.outbox()).toEqual([
        {
          queue: 'documents.parsed',
          headers: {},
          type: documentParsed.type,
          data: { task, parsed: { key }, bytes, sha256, contentType, warnings },
        },
      ]);
    });

    test('goes on from the text of the task that a replay began with', async () => {
      const source = await silent(parsed);
      await world.ports.objects.put(objectKeys.parsed(source), '{}');
      await inTransaction(world.ports.database, (tx) =>
        failGeneration(tx, source, { code: 'NO_TEXT', message: '', retryable: false, stage: 'chunker' }, 1),
      );
      await silent(uploaded, { documentId: source.documentId, replayOf: { taskId: source.taskId, from: 'chunk' } });
      await world.run(reconcile);
      expect(await world.outbox()).toMatchObject([
        { queue: 'documents.parsed', data: { parsed: { key: objectKeys.parsed(source) }, sha256: 'aa' } },
      ]);
    });

    test('hands bulk work to the queues for bulk', async () => {
      await silent(uploaded, { priority: 'bulk' });
      await world.run(reconcile);
      expect(await world.outbox()).toMatchObject([{ queue: 'documents.upload.bulk' }]);
    });

    test.each([
      'documents.upload',
      'documents.upload.quarantine',
      'documents.parsed',
      'documents.chunked',
      'documents.embedded',
      'documents.embedded.quarantine',
      'millrace.delay.1s',
      'millrace.delay.3600s',
      'millrace.deferred',
      'documents.ledger',
      'millrace.dead',
    ])('takes nothing for lost while %s holds a message', async (queue) => {
      await silent();
      world.fill(queue);
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
      world.emptyQueues();
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test.each(['unacked', 'deadLettering'] as const)('takes nothing for lost while a message is %s', async (where) => {
      await silent();
      world.fill('documents.embedded', where);
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });

    test.each([
      ['what is behind the parser', 'documents.upload', parsed, {}],
      ['bulk work', 'documents.chunked', uploaded, { priority: 'bulk' as const }],
      ['interactive work', 'documents.chunked.bulk', uploaded, {}],
      ['any document', 'chat.logs', uploaded, {}],
    ])('finds %s lost whatever lies in %s', async (_, queue, facts, overrides) => {
      await silent(facts, overrides);
      world.fill(queue);
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test.each([
      ['queued', ['documents.upload'], ['documents.parsed', 'documents.chunked', 'documents.embedded']],
      ['parsing', ['documents.upload', 'documents.parsed'], ['documents.chunked', 'documents.embedded']],
      ['chunking', ['documents.upload', 'documents.parsed', 'documents.chunked'], ['documents.embedded']],
      ['embedding', ['documents.parsed', 'documents.chunked', 'documents.embedded'], []],
    ] as const)('looks for a task that is shown %s only in %j', async (status, mayLie, cannotLie) => {
      const task = await silent();
      const state = await taskStateOf(world.ports.database, task.taskId);
      if (!state) throw new Error('the task is not known');
      const updatedAt = new Date(Date.parse(state.updatedAt) + 1).toISOString();
      await world.ports.states.restore({ ...state, status, updatedAt });
      for (const queue of cannotLie) world.fill(queue);
      for (const queue of mayLie) {
        world.fill(queue);
        await world.run(reconcile);
        expect(await world.outbox()).toEqual([]);
        world.empty(queue);
      }
      await world.run(reconcile);
      expect(await world.outbox()).toHaveLength(1);
    });

    test('looks for a task everywhere of which Postgres’s own word is shown', async () => {
      const task = await silent();
      const state = await taskStateOf(world.ports.database, task.taskId);
      if (state) await world.ports.states.restore(state);
      world.fill('documents.embedded');
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });

    test('waits while anything of it was heard within the time', async () => {
      const task = await silent();
      await world.run(reconcile, { overdueMs: 90_000 });
      expect(await world.outbox()).toEqual([]);
      await world.ports.states.record({ task, status: 'embedding', attempt: 1, embedded: 0 });
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });

    test('waits for a message in the outbox, however late it is due', async () => {
      const task = await silent();
      const message = { messageId: 'm', eventType: 't', contentType: 'c', headers: {}, queue: 'documents.upload' };
      const body = Buffer.from(JSON.stringify({ specversion: '1.0', data: { task } }));
      await enterOutbox(world.ports.database, [
        { ...message, cause: ['later'], body, dueAt: new Date(Date.now() + 3_600_000) },
      ]);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 0 });
    });

    test('looks twice where counts are old, and only the second look counts', async () => {
      const task = await silent();
      const monitor: QueueMonitor = { ...world.ports.monitor, staleMs: 5_000 };
      const look = () => world.run(reconcile, {}, { monitor });
      const later = () => world.ports.database`update suspects set since = since - interval '5 seconds'`;
      await look();
      await look();
      expect(await row(task)).toMatchObject({ resumes: 0 });
      await later();
      world.fill('documents.chunked');
      await look();
      world.emptyQueues();
      await look();
      expect(await row(task)).toMatchObject({ resumes: 0 });
      await later();
      await look();
      expect(await row(task)).toMatchObject({ resumes: 1 });
    });

    test('hands it out once when two search at the same time', async () => {
      const task = await silent();
      await Promise.all([world.run(reconcile), world.run(reconcile), world.run(reconcile)]);
      expect(await world.outbox()).toHaveLength(1);
      expect(await row(task)).toMatchObject({ resumes: 1 });
    });

    test('fails a task that was handed out three times in vain, by way of a dead letter', async () => {
      const task = await silent();
      for (let fruitless = 0; fruitless < 3; fruitless++) {
        await world.run(reconcile);
        expect(await row(task)).toEqual({ resumes: fruitless + 1, fruitless, status: 'queued' });
        await send();
        await world.age(task.taskId, 60);
      }
      await world.run(reconcile);
      expect(await world.outbox()).toMatchObject([
        {
          queue: 'millrace.dead',
          headers: { 'millrace-code': 'LOST_HANDOFF', 'millrace-queue': 'documents.upload' },
          data: { task },
        },
      ]);
    });

    test('begins to count anew after any progress', async () => {
      const task = await silent();
      await world.run(reconcile);
      await send();
      await world.age(task.taskId, 60);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 2, fruitless: 1 });
      await send();
      await acceptGeneration(world.ports.database, task, parsed);
      await world.age(task.taskId, 60);
      await world.ports
        .database`update generations set resumed_at = updated_at - interval '1 second' where id = ${task.taskId}`;
      await world.age(task.taskId, 60);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 3, fruitless: 0 });
    });

    test('leaves alone what has ended', async () => {
      const task = await silent();
      await inTransaction(world.ports.database, (tx) =>
        failGeneration(tx, task, { code: 'NO_TEXT', message: '', retryable: false, stage: 'chunker' }, 1),
      );
      await world.age(task.taskId, 60);
      await world.run(reconcile);
      expect(await world.outbox()).toEqual([]);
    });

    test('ends what is under way of a document that was deleted since, and shows it', async () => {
      const task = await silent();
      await world.ports.database`update documents set deleted_at = ${task.acceptedAt} where id = ${task.documentId}`;
      await world.run(reconcile);
      expect((await findGeneration(world.ports.database, task.taskId))?.status).toBe('cancelled');
      expect(await world.ports.states.get(task.taskId)).toMatchObject({ status: 'cancelled' });
      expect(await world.outbox()).toEqual([]);
    });

    test('finds work lost in a busy queue once later work has passed it, and not before', async () => {
      const task = await silent();
      await world.age(task.taskId, 3_600);
      world.fill('documents.upload');
      await world.run(reconcile);
      await world.ports.database`update suspects set since = since - interval '5 minutes'`;
      const later = anEnvelope();
      await acceptGeneration(world.ports.database, later, uploaded);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 0 });
      await acceptGeneration(world.ports.database, later, parsed);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 1, fruitless: 0 });
      expect(await row(later)).toMatchObject({ resumes: 0 });
    });

    test('waits for an announced retry on a busy queue', async () => {
      const task = await silent();
      await world.age(task.taskId, 3_600);
      for (const queue of ['documents.upload', 'millrace.delay.900s']) world.fill(queue);
      await world.run(reconcile);
      await world.ports.database`update suspects set since = since - interval '5 minutes'`;
      await acceptGeneration(world.ports.database, anEnvelope(), uploaded);
      await acceptGeneration(world.ports.database, anEnvelope(), parsed);
      await world.run(reconcile);
      expect(await row(task)).toMatchObject({ resumes: 0 });
    });
  });
}
