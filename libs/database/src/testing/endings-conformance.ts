import type { TaskEnvelope } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptGeneration } from '../repositories/accept-generation.ts';
import { enterBatch } from '../repositories/batches.ts';
import { insertChunks } from '../repositories/chunks.ts';
import { insertEmbeddings } from '../repositories/embeddings.ts';
import {
  completeGeneration,
  failGeneration,
  findGeneration,
  recordUnacceptedFailure,
} from '../repositories/generations.ts';
import { purgeGeneration } from '../repositories/purge-generation.ts';
import { standingGeneration } from '../repositories/standing-generation.ts';
import { taskStateOf } from '../repositories/task-state.ts';
import { markFreed, unneededGenerations } from '../repositories/unneeded-generations.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';
import { laterTask } from './later-task.ts';

const error = { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'parser' };
const batch = { cut: 'cut', ordinal: 0, batches: 1, hash: 'h', first: 0, chunks: 2 };
const chunk = { tokens: 3, headings: ['A', 'B "quoted", {braced}'], span: [0, 5] as [number, number], hash: 'h' };

/** How generations end, and what is known of them then, on either database. */
export function endingsConformance(kind: DatabaseKind): void {
  describe(`the end of a generation on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const accept = async (task: TaskEnvelope) => {
      await acceptGeneration(fresh.database, task, {
        status: 'indexing',
        at: new Date(task.acceptedAt),
        cut: { hash: 'cut', batches: 1 },
      });
      return task;
    };
    const complete = (task: TaskEnvelope) =>
      fresh.database.begin((tx) =>
        completeGeneration(tx, { id: task.taskId, documentId: task.documentId }, { chunks: 2, terms: 7 }),
      );
    const fail = (task: TaskEnvelope) => fresh.database.begin((tx) => failGeneration(tx, task, error, 2));
    const live = async ({ documentId }: TaskEnvelope) => {
      const [found] = await fresh.database`select live_generation from documents where id = ${documentId}`;
      return found?.live_generation;
    };
    const write = async (task: TaskEnvelope) => {
      await fresh.database.begin(async (tx) => {
        const base = (await enterBatch(tx, task, batch, batch.chunks)) ?? 0;
        await insertChunks(tx, task, base, [
          { ...chunk, ordinal: 0, text: 'one\0', pages: [1, 2] },
          { ...chunk, ordinal: 1, text: '二' },
        ]);
        await insertEmbeddings(tx, task, base, 'm', [Float32Array.of(0.5, -1), Float32Array.of(0, 2)]);
      });
    };
    const rowsOf = async ({ taskId }: TaskEnvelope) => {
      const [count] = await fresh.database`
        select (select count(*) from chunks where generation_id = ${taskId}) as chunks,
          (select count(*) from embeddings where generation_id = ${taskId}) as embeddings,
          (select count(*) from batches where generation_id = ${taskId}) as batches
      `;
      return count;
    };

    test('a complete generation goes live in place of an older one', async () => {
      const first = await accept(anEnvelope());
      const second = await accept(laterTask(first, 1));
      expect(await complete(first)).toEqual({ status: 'completed', superseded: false, chunks: 2 });
      expect(await live(first)).toBe(first.taskId);
      expect(await complete(second)).toEqual({ status: 'completed', superseded: false, chunks: 2 });
      expect(await live(first)).toBe(second.taskId);
    });

    test('a generation that a later one overtook is superseded and never goes live', async () => {
      const first = await accept(anEnvelope());
      const second = await accept(laterTask(first, 1));
      await complete(second);
      expect(await complete(first)).toEqual({ status: 'completed', superseded: true, chunks: 2 });
      expect(await live(first)).toBe(second.taskId);
    });

    test('the caller’s version wins over the time of acceptance', async () => {
      const first = await accept(anEnvelope({ version: 2 }));
      const second = await accept(laterTask(first, 1, { version: 1 }));
      await complete(first);
      expect(await complete(second)).toMatchObject({ superseded: true });
      expect(await live(first)).toBe(first.taskId);
    });

    test('a generation of a document deleted since ends cancelled; one that was accepted later goes live', async () => {
      const before = await accept(anEnvelope());
      await fresh.database`update documents set deleted_at = ${before.acceptedAt} where id = ${before.documentId}`;
      const after = await accept(laterTask(before, 1));
      expect(await complete(before)).toMatchObject({ status: 'cancelled', superseded: false });
      expect(await live(before)).toBeNull();
      expect(await complete(after)).toMatchObject({ status: 'completed', superseded: false });
      expect(await live(before)).toBe(after.taskId);
    });

    test('what has ended does not end again', async () => {
      const task = await accept(anEnvelope());
      await complete(task);
      await expect(complete(task)).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
      expect(await fail(task)).toBe(false);
      const other = await accept(anEnvelope());
      expect(await fail(other)).toBe(true);
      expect(await fail(other)).toBe(false);
      await expect(complete(other)).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
      expect(await live(other)).toBeNull();
    });

    test('a failure of a lower run fails nothing', async () => {
      const task = await accept(anEnvelope());
      await accept({ ...task, run: 1 });
      expect(await fail(task)).toBe(false);
      expect(await fail({ ...task, run: 1 })).toBe(true);
    });

    test('a failure on a deleted document is a cancellation', async () => {
      const task = await accept(anEnvelope());
      await fresh.database`update documents set deleted_at = ${task.acceptedAt} where id = ${task.documentId}`;
      expect(await fail(task)).toBe(true);
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({ status: 'cancelled' });
    });

    test('a task that failed before it was accepted is known, without document or collection', async () => {
      const task = anEnvelope({ tenant: 'unaccepted', collection: 'no-such' });
      const record = () => fresh.database.begin((tx) => recordUnacceptedFailure(tx, task, error, 1));
      expect(await record()).toBe(true);
      expect(await record()).toBe(false);
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({
        tenant: 'unaccepted',
        collection: 'no-such',
        documentId: task.documentId,
        status: 'failed',
        error,
      });
      expect(await fresh.database`select from collections where tenant = 'unaccepted'`).toHaveLength(0);
    });

    test('the state of a task counts the batches of its cut', async () => {
      const task = await accept(anEnvelope());
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({
        status: 'indexing',
        progress: { batches: 1, embedded: 0, indexed: 0 },
        acceptedAt: task.acceptedAt,
      });
      await write(task);
      await complete(task);
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({
        status: 'completed',
        progress: { chunks: 2, batches: 1, embedded: 1, indexed: 1 },
        superseded: false,
      });
      expect(await taskStateOf(fresh.database, anEnvelope().taskId)).toBeUndefined();
    });

    test('a document stands by its newest generation, while that is live or on its way', async () => {
      const standing = async () => (await standingGeneration(fresh.database, first.documentId))?.task.taskId;
      const first = anEnvelope();
      expect(await standing()).toBeUndefined();
      await accept(first);
      expect(await standing()).toBe(first.taskId);
      await write(first);
      await complete(first);
      expect(await standing()).toBe(first.taskId);
      const second = await accept({
        ...anEnvelope({ acceptedAt: '2026-04-01T00:00:00.000Z' }),
        documentId: first.documentId,
      });
      expect(await standing()).toBe(second.taskId);
      await fail(second);
      expect(await standing()).toBeUndefined();
    });

    test('a document that was deleted stands by what was accepted later alone', async () => {
      const task = await accept(anEnvelope());
      await fresh.database`update documents set deleted_at = ${task.acceptedAt} where id = ${task.documentId}`;
      expect(await standingGeneration(fresh.database, task.documentId)).toBeUndefined();
      const later = { ...anEnvelope({ acceptedAt: '2026-04-01T00:00:00.000Z' }), documentId: task.documentId };
      await acceptGeneration(fresh.database, later, { status: 'queued', at: new Date(), sha256: 'abc' });
      expect(await standingGeneration(fresh.database, task.documentId)).toEqual({
        task: later,
        status: 'queued',
        sha256: 'abc',
      });
    });

    test('chunks and vectors come back as they went in', async () => {
      const task = await accept(anEnvelope());
      await write(task);
      const rows = await fresh.database`
        select c.*, e.embedding::text, e.accepted_at from chunks c join embeddings e on e.chunk_id = c.id
        where c.generation_id = ${task.taskId} order by c.ordinal
      `;
      expect(rows).toMatchObject([
        { text: 'one\ufffd', headings: chunk.headings, page_from: 1, page_to: 2, span_to: 5, embedding: '[0.5,-1]' },
        { text: '二', page_from: null, embedding: '[0,2]', accepted_at: new Date(task.acceptedAt) },
      ]);
      expect(rows[1]?.id).toBe(rows[0]?.id + 1);
    });

    test('a batch is entered once', async () => {
      const task = await accept(anEnvelope());
      const enter = () => fresh.database.begin((tx) => enterBatch(tx, task, batch, batch.chunks));
      expect(await enter()).toBeGreaterThan(0);
      expect(await enter()).toBeUndefined();
      const large = fresh.database.begin((tx) => enterBatch(tx, task, { ...batch, ordinal: 1, chunks: 1025 }, 0));
      await expect(large).rejects.toMatchObject({ code: 'MALFORMED_MESSAGE' });
    });

    test('only what is not live is purged, whole', async () => {
      const first = await accept(anEnvelope());
      const second = await accept(laterTask(first, 1));
      for (const task of [first, second]) await write(task);
      await complete(first);
      await complete(second);
      const unneeded = async () =>
        (await unneededGenerations(fresh.database, { quietMs: 0, limit: 1000 })).map(({ taskId }) => taskId);
      expect(await unneeded()).toContain(first.taskId);
      expect(await unneeded()).not.toContain(second.taskId);
      const purge = (task: TaskEnvelope) => fresh.database.begin((tx) => purgeGeneration(tx, task.taskId));
      expect(await purge(first)).toHaveLength(1);
      expect(await purge(second)).toBeUndefined();
      expect(await rowsOf(first)).toEqual({ chunks: 0, embeddings: 0, batches: 0 });
      expect(await rowsOf(second)).toEqual({ chunks: 2, embeddings: 2, batches: 1 });
      await markFreed(fresh.database, [first.taskId]);
      expect(await unneeded()).not.toContain(first.taskId);
      expect((await findGeneration(fresh.database, first.taskId))?.status).toBe('completed');
    });
  });
}
