import { documentParsed, documentUploaded, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  enterOutbox,
  failGeneration,
  findGeneration,
  type GenerationFacts,
  inTransaction,
} from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../jobs/reconcile.ts';
import { countsOf, forgetTasks, parsed, silentTask, uploaded } from './silent-tasks.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

/** What the search for lost work promises on either stack. */
export function reconcileConformance(kind: DatabaseKind): void {
  describe(`the search for lost work on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterEach(() => forgetTasks(world));
    afterAll(() => world?.stop());

    const silent = (facts?: GenerationFacts, overrides?: Partial<TaskEnvelope>) => silentTask(world, facts, overrides);
    const row = (task: TaskEnvelope) => countsOf(world, task);
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

    test('looks twice where counts are old, whatever lies in the queues between', async () => {
      const task = await silent();
      const look = () => world.run(reconcile, {}, { monitor: { ...world.ports.monitor, staleMs: 5_000 } });
      await look();
      await look();
      expect(await row(task)).toMatchObject({ resumes: 0 });
      await world.ports.database`update suspects set since = since - interval '5 seconds'`;
      world.fill('documents.upload');
      await look();
      expect(await row(task)).toMatchObject({ resumes: 0 });
      world.emptyQueues();
      await look();
      expect(await row(task)).toMatchObject({ resumes: 1 });
    });

    test.each(['a stage', 'Postgres'])('looks twice anew at what %s told of between', async (who) => {
      const task = await silent();
      const look = () =>
        world.run(reconcile, { overdueMs: 0 }, { monitor: { ...world.ports.monitor, staleMs: 5_000 } });
      await look();
      await world.ports.database`update suspects set since = since - interval '5 seconds'`;
      if (who === 'Postgres') await acceptGeneration(world.ports.database, task, parsed);
      else await world.ports.states.record({ task, status: 'parsing', attempt: 1 });
      await look();
      expect(await row(task)).toMatchObject({ resumes: 0 });
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
