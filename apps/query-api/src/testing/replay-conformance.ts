import { readAcceptance } from '@millrace/acceptance';
import {
  type CollectionReplayed,
  collectionReplayedSchema,
  objectKeys,
  type TaskEnvelope,
  type TaskReplayed,
  taskReplayedSchema,
} from '@millrace/contracts';
import { acceptGeneration, deleteDocument, failGeneration, findGeneration, taskStateOf } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { indexer } from '@millrace/indexer';
import { anEnvelope } from '@millrace/ports/testing';
import { runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedEvent } from './embedded-event.ts';
import { outboxOfTask } from './outbox-of.ts';
import { failedInBatches, refusedRequest } from './planted-letters.ts';
import { type Artifact, completedTask, everyArtifact, storedTask } from './stored-artifacts.ts';
import { codeIn, openWorld, type Tenant, type World } from './world.ts';

/** Replays of tasks and collections over HTTP, on either database. */
export function replayConformance(kind: DatabaseKind): void {
  describe(`replaying on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world?.[Symbol.asyncDispose]());

    const ask = ({ tenant, taskId }: TaskEnvelope, body: object = {}) =>
      world.request(`/api/v1/tasks/${taskId}/replay`, {
        method: 'POST',
        headers: { 'x-tenant-id': tenant, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const replay = async (task: TaskEnvelope, body: object = {}): Promise<TaskReplayed> =>
      taskReplayedSchema.parse(await (await ask(task, body)).json());
    const refused = async (task: TaskEnvelope, body: object = {}) => {
      const response = await ask(task, body);
      return [response.status, await codeIn(response)];
    };
    const fail = async (task: TaskEnvelope, stage: string) => {
      const error = { code: 'STAGE_FAILED', message: 'failed', retryable: false, stage };
      await world.database.begin((tx) => failGeneration(tx, task, error, 5));
      return task;
    };
    const without = (...missing: readonly Artifact[]) =>
      everyArtifact.filter((artifact) => !missing.includes(artifact));
    const index = (task: TaskEnvelope, ordinal: number) =>
      runOnce(indexer, embeddedEvent(task, ordinal, 2), { ports: world });

    it.each([
      ['parser', 'parse', 'documents.upload', ['document.uploaded']],
      ['chunker', 'chunk', 'documents.parsed', ['document.parsed']],
      ['documents.chunked', 'embed', 'documents.chunked', ['document.chunked', 'document.chunked']],
      ['indexer', 'index', 'documents.embedded', ['document.embedded', 'document.embedded']],
    ])('takes a task that failed in %s up at %s, in its next run', async (stage, from, queue, types) => {
      const task = await fail(await storedTask(world, anEnvelope()), stage);
      expect(await replay(task)).toMatchObject({ taskId: task.taskId, run: 1, from, effectiveFrom: from });
      const sent = await outboxOfTask(world.database, task.taskId);
      expect(sent.map(({ type }) => type)).toEqual(types);
      expect(sent.every((event) => event.queue === queue && event.data.task?.run === 1)).toBe(true);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(types.length);
      expect(await taskStateOf(world.database, task.taskId)).toMatchObject({
        run: 1,
        status: expect.not.stringMatching('failed'),
      });
      expect(await refused(task)).toEqual([409, 'NOT_REPLAYABLE']);
    });

    it.each<[string, Artifact[], string]>([
      ['index', ['vectors'], 'embed'],
      ['index', ['manifest'], 'chunk'],
      ['embed', ['manifest', 'parsed'], 'parse'],
      ['chunk', ['parsed'], 'parse'],
    ])('from %s without the stored %s begins at %s, and says so', async (from, missing, effectiveFrom) => {
      const task = await fail(await storedTask(world, anEnvelope(), without(...missing)), 'parser');
      expect(await replay(task, { from })).toMatchObject({ from, effectiveFrom });
    });

    it('is refused where nothing is left to begin with', async () => {
      const task = await fail(await storedTask(world, anEnvelope(), []), 'parser');
      expect(await refused(task)).toEqual([409, 'NOT_REPLAYABLE']);
      expect(await findGeneration(world.database, task.taskId)).toMatchObject({ status: 'failed', run: 0 });
    });

    it('of a failed task sends its dead letters again, where no stage is asked for', async () => {
      const task = anEnvelope();
      await failedInBatches(world.database, task, 2);
      expect(await replay(task)).toMatchObject({ run: 1, from: 'embed', effectiveFrom: 'embed' });
      expect(await outboxOfTask(world.database, task.taskId)).toHaveLength(2);
      const request = anEnvelope();
      await refusedRequest(world.database, request);
      expect(await replay(request)).toMatchObject({ run: 1 });
      expect(await outboxOfTask(world.database, request.taskId)).toMatchObject([{ type: 'document.upload' }]);
    });

    it('from a stage leaves none of the task’s dead letters open', async () => {
      const task = await storedTask(world, anEnvelope());
      await failedInBatches(world.database, task, 2);
      await replay(task, { from: 'parse' });
      const rows =
        await world.database`select from dead_letters where task_id = ${task.taskId} and replayed_at is null`;
      expect(rows).toEqual([]);
    });

    it('of a completed task makes a new one that takes its place when it is complete', async () => {
      const source = await completedTask(world, anEnvelope({ version: 3 }));
      const { taskId, ...replayed } = await replay(source, { from: 'embed' });
      expect(replayed).toMatchObject({ replayOf: source.taskId, run: 0, effectiveFrom: 'embed' });
      const sent = await outboxOfTask(world.database, taskId);
      expect(sent.map(({ type, queue }) => [type, queue])).toEqual(
        Array(2).fill(['document.chunked', 'documents.chunked']),
      );
      expect(sent[0]?.data).toMatchObject({ chunks: { key: objectKeys.chunks(source, { first: 0, hash: 'h0' }) } });
      const task = await readAcceptance(world.objects, taskId);
      if (!task) throw new Error('the replay was not accepted');
      expect(task).toMatchObject({ replayOf: { taskId: source.taskId, from: 'embed' }, original: source.original });
      expect(await live(source)).toBe(source.taskId);
      for (const ordinal of [0, 1]) await index(task, ordinal);
      expect(await live(source)).toBe(taskId);
      expect(await refused(source)).toEqual([409, 'NOT_REPLAYABLE']);
    });

    it('never wins over what was uploaded before it, heard of or not', async () => {
      const source = await completedTask(world, anEnvelope());
      const later = anEnvelope({
        documentId: source.documentId,
        acceptedAt: new Date(Date.parse(source.acceptedAt) + 1).toISOString(),
      });
      const { taskId } = await replay(source);
      const task = await readAcceptance(world.objects, taskId);
      await completedTask(world, later, []);
      if (task) for (const ordinal of [0, 1]) await index(task, ordinal);
      expect(await findGeneration(world.database, taskId)).toMatchObject({ status: 'completed', superseded: true });
      expect(await live(source)).toBe(later.taskId);
    });

    it('never brings back a document that was deleted meanwhile', async () => {
      const source = await completedTask(world, anEnvelope());
      const { tenant, documentId } = source;
      const { taskId } = await replay(source);
      await world.database.begin((tx) => deleteDocument(tx, { tenant, documentId, at: new Date() }));
      expect(await findGeneration(world.database, taskId)).toMatchObject({ status: 'cancelled' });
      expect(await refused(source)).toEqual([409, 'NOT_REPLAYABLE']);
    });

    it('is for the tenant’s own tasks that have ended', async () => {
      const task = anEnvelope();
      expect(await refused(task)).toEqual([404, 'TASK_NOT_FOUND']);
      await acceptGeneration(world.database, task, { status: 'parsing', at: new Date() });
      expect(await refused(task)).toEqual([409, 'NOT_REPLAYABLE']);
      expect(await refused({ ...task, tenant: 'thief' })).toEqual([404, 'TASK_NOT_FOUND']);
    });

    describe('a collection', () => {
      const replayAll = async (tenant: Tenant, body: object): Promise<CollectionReplayed> =>
        collectionReplayedSchema.parse(await (await tenant.post('/api/v1/collections/default/replay', body)).json());

      it('makes a new task of every document that is searched, as bulk, page by page', async () => {
        const tenant = world.tenant();
        const sources: TaskEnvelope[] = [];
        for (const missing of [[], [], ['parsed' as const]]) {
          sources.push(await completedTask(world, anEnvelope({ tenant: tenant.name }), without(...missing)));
        }
        await fail(await storedTask(world, anEnvelope({ tenant: tenant.name })), 'parser');
        const pages: CollectionReplayed[] = [];
        for (let next: string | undefined, first = true; first || next; first = false) {
          const page = await replayAll(tenant, { from: 'chunk', limit: 2, ...(next ? { next } : {}) });
          pages.push(page);
          next = page.next;
        }
        expect(pages.map(({ replayed }) => replayed)).toEqual([2, 1]);
        expect(pages.map(({ effectiveFrom }) => effectiveFrom)).toEqual([{ chunk: 2 }, { parse: 1 }]);
        expect((pages[1]?.lastDueAt ?? '') > (pages[0]?.lastDueAt ?? '')).toBe(true);
        const made = await world.database`
          select replay_of, effective_from, envelope ->> 'priority' as priority from generations
          where tenant = ${tenant.name} and replay_of is not null
        `;
        expect(made.map(({ replay_of }) => replay_of).toSorted()).toEqual(
          sources.map(({ taskId }) => taskId).toSorted(),
        );
        expect(made.every(({ priority }) => priority === 'bulk')).toBe(true);
        const [{ queue } = { queue: '' }] = await world.database<{ queue: string }[]>`
          select queue from outbox where due_at = ${pages[0]?.lastDueAt ?? ''}::timestamptz
        `;
        expect(queue).toBe('documents.parsed.bulk');
      });

      it('is none where nobody made it, and takes no page that it did not give', async () => {
        const tenant = world.tenant();
        expect(await replayAll(tenant, { from: 'parse' })).toEqual({ replayed: 0, effectiveFrom: {} });
        const unknown = await tenant.post('/api/v1/collections/nowhere/replay', { from: 'parse' });
        expect([unknown.status, await codeIn(unknown)]).toEqual([404, 'COLLECTION_NOT_FOUND']);
        const forged = await tenant.post('/api/v1/collections/default/replay', { from: 'parse', next: 'x' });
        expect([forged.status, await codeIn(forged)]).toEqual([400, 'VALIDATION_ERROR']);
      });
    });

    const live = async ({ documentId }: TaskEnvelope) => {
      const [row] = await world.database`select live_generation from documents where id = ${documentId}`;
      return row?.live_generation ?? null;
    };
  });
}
