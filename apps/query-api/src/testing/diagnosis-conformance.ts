import { prepareOriginal } from '@millrace/acceptance';
import {
  type Diagnosis,
  dependencyUnavailable,
  diagnosisSchema,
  documentUploaded,
  objectKeys,
  type TaskEnvelope,
} from '@millrace/contracts';
import { acceptGeneration, enterOutbox, failGeneration, saveQueueCounts } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { indexer } from '@millrace/indexer';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor, runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedEvent } from './embedded-event.ts';
import { completedTask, storedTask } from './stored-artifacts.ts';
import { codeIn, openWorld, type World } from './world.ts';

const idle = { ready: 0, unacked: 0, deadLettering: 0, consumers: 1 };

/** `GET /api/v1/tasks/{taskId}/diagnosis` on either database. */
export function diagnosisConformance(kind: DatabaseKind): void {
  describe(`the diagnosis of a task on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world?.[Symbol.asyncDispose]());
    beforeEach(() => saveQueueCounts(world.database, {}));

    const ask = ({ tenant, taskId }: TaskEnvelope, request = world.request) =>
      request(`/api/v1/tasks/${taskId}/diagnosis`, { headers: { 'x-tenant-id': tenant } });
    const diagnose = async (task: TaskEnvelope, request = world.request): Promise<Diagnosis> =>
      diagnosisSchema.parse(await (await ask(task, request)).json());
    const textOf = ({ facts }: Diagnosis, source: string) =>
      facts.filter((fact) => fact.source === source).map(({ text }) => text);
    const accept = async (task: TaskEnvelope) => {
      await acceptGeneration(world.database, task, { status: 'queued', at: new Date() });
      return task;
    };

    it('says that no worker runs, and how to start one', async () => {
      await saveQueueCounts(world.database, { 'documents.upload': { ...idle, ready: 3, consumers: 0 } });
      expect(await diagnose(await accept(anEnvelope()))).toMatchObject({
        stage: 'parse',
        queue: 'documents.upload',
        waitingFor: 'a worker: no parser is running',
        advice: 'start one: node apps/parser/src/main.ts',
      });
    });

    it('says how many wait before it, in the queue of its priority', async () => {
      await saveQueueCounts(world.database, { 'documents.upload.bulk': { ...idle, ready: 7 } });
      expect(await diagnose(await accept(anEnvelope({ priority: 'bulk' })))).toMatchObject({
        queue: 'documents.upload.bulk',
        waitingFor: 'its turn: 7 messages wait in documents.upload.bulk for 1 consumers',
      });
    });

    it('says that it is tried again, and why', async () => {
      const task = await accept(anEnvelope());
      const error = { code: 'MODEL_UNAVAILABLE', message: 'no answer', retryable: true, stage: 'embedder' };
      await world.states.record({ task, status: 'embedding', attempt: 2, batches: 2, embedded: 0, error });
      expect(await diagnose(task)).toMatchObject({
        stage: 'embed',
        task: { status: 'embedding' },
        waitingFor: 'the next attempt of the embedder: attempt 2 failed with MODEL_UNAVAILABLE: no answer',
      });
    });

    it('says when a message that is still to be sent is due', async () => {
      const task = await accept(anEnvelope());
      const { id, type, contentType, headers, body } = messageFor(documentUploaded, { task });
      const dueAt = new Date(Date.now() + 3_600_000);
      const message = { queue: 'documents.upload', messageId: id, eventType: type, contentType, headers, body, dueAt };
      await world.database.begin((tx) => enterOutbox(tx, [{ cause: [id], ...message }]));
      expect((await diagnose(task)).waitingFor).toBe(
        `its time: the next of its messages is sent at ${dueAt.toISOString()}`,
      );
    });

    it('counts the batches that are in and names those that are missing', async () => {
      const task = await storedTask(world, anEnvelope());
      await runOnce(indexer, embeddedEvent(task, 1, 3), { ports: world });
      await saveQueueCounts(world.database, { 'documents.embedded': idle });
      const diagnosis = await diagnose(task);
      expect(diagnosis.stage).toBe('index');
      expect(textOf(diagnosis, 'postgres')).toContain('1 of 3 batches are in; missing 0, 2');
      expect(diagnosis.next).toContain('hands it out again');
    });

    it('says why it failed and how it goes on, or that it is done', async () => {
      const failed = await accept(anEnvelope());
      const error = { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'parser' };
      await world.database.begin((tx) => failGeneration(tx, failed, error, 1));
      expect(await diagnose(failed)).toMatchObject({
        next: 'nothing by itself: it failed with NO_TEXT in parser: no text',
        advice: expect.stringContaining('/replay'),
      });
      const completed = await diagnose(await completedTask(world, anEnvelope()));
      expect(completed.next).toBe('nothing: search answers from it');
      expect(completed).not.toHaveProperty('stage');
    });

    it('does without Redis and without the object store, and says that they do not answer', async () => {
      const task = await accept(anEnvelope());
      const down = async () => {
        throw dependencyUnavailable('it', new Error('connection refused'));
      };
      await using server = await world.serve({
        states: { ...world.states, get: down },
        objects: { ...world.objects, head: down, get: down },
      });
      const diagnosis = await diagnose(task, server.request);
      expect(textOf(diagnosis, 'redis')).toEqual(['does not answer: it does not answer: connection refused']);
      expect(textOf(diagnosis, 'objects')).toEqual(['do not answer: it does not answer: connection refused']);
      expect(diagnosis.advice).toContain('scheduler');
    });

    it('knows a task of which only its original tells, and none of another tenant', async () => {
      const task = anEnvelope();
      const metadata = await prepareOriginal(world.objects, task);
      await world.objects.put(objectKeys.original(task.taskId), 'text', { metadata });
      const diagnosis = await diagnose(task);
      expect(diagnosis).toMatchObject({ stage: 'parse', task: { status: 'queued' } });
      expect(textOf(diagnosis, 'postgres')).toEqual(['has not heard of it yet']);
      for (const other of [{ ...task, tenant: 'thief' }, anEnvelope()]) {
        const response = await ask(other);
        expect([response.status, await codeIn(response)]).toEqual([404, 'TASK_NOT_FOUND']);
      }
    });
  });
}
