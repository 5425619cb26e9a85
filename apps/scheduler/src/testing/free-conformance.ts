import { objectKeys, type TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  cancelGeneration,
  deleteDocument,
  failGeneration,
  findGeneration,
  inTransaction,
} from '@millrace/database';
import { type DatabaseKind, laterTask } from '@millrace/database/testing';
import type { ObjectStore } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { openGeneration } from '@millrace/retrieval/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { free } from '../jobs/free.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

const batches = [
  [{ text: 'a duck swims', vector: Float32Array.of(1, 0) }],
  [{ text: 'a duck flies', vector: Float32Array.of(0, 1) }],
];
const error = { code: 'NO_TEXT', message: '', retryable: false, stage: 'chunker' };
const nothing = { chunks: 0, embeddings: 0, batches: 0, unowned: 0 };

/** What freeing promises on either stack. */
export function freeConformance(kind: DatabaseKind): void {
  describe(`freeing on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterAll(() => world?.stop());

    /** A task with its original, its artifacts and its rows: of all batches, or of the first alone. */
    async function ingest(task: TaskEnvelope, count = batches.length): Promise<TaskEnvelope> {
      const { objects, database } = world.ports;
      for (const key of keysOf(task)) await objects.put(key, '{}');
      const generation = await openGeneration(database, task, { batches });
      for (let ordinal = 0; ordinal < count; ordinal++) await generation.put(ordinal);
      await world.age(task.taskId, 60);
      return task;
    }
    const change = async (task: TaskEnvelope, to: 'failed' | 'cancelled') => {
      await inTransaction(world.ports.database, (tx) =>
        to === 'failed' ? failGeneration(tx, task, error, 1) : cancelGeneration(tx, task.taskId),
      );
      await world.age(task.taskId, 60);
    };
    const remove = ({ tenant, documentId }: TaskEnvelope) =>
      inTransaction(world.ports.database, (tx) => deleteDocument(tx, { tenant, documentId, at: new Date(0) }));
    const standing = async (task: TaskEnvelope) => {
      const keys = new Set(await world.keys());
      return keysOf(task).filter((key) => keys.has(key));
    };
    const rowsOf = async ({ taskId }: TaskEnvelope) => {
      const [counts] = await world.ports.database`
        select (select count(*) from chunks where generation_id = ${taskId})::int as chunks,
          (select count(*) from embeddings where generation_id = ${taskId})::int as embeddings,
          (select count(*) from batches where generation_id = ${taskId})::int as batches,
(select count(*) from postings p where not exists (select from batches b where b.base = p.base))::int as unowned
      `;
      return counts;
    };
    const isFreed = async ({ taskId }: TaskEnvelope) =>
      (await world.ports.database`select freed_at from generations where id = ${taskId}`)[0]?.freed_at instanceof Date;
    const document = async ({ documentId }: TaskEnvelope) =>
      (await world.ports.database`select * from documents where id = ${documentId}`)[0];

    test('removes rows and artifacts of a generation that is no longer live, keeps its original and all of the live one', async () => {
      const old = await ingest(anEnvelope());
      const live = await ingest(laterTask(old, 1));
      await world.run(free);
      expect(await standing(old)).toEqual(keysOf(old));
      await world.age(old.taskId, 60);
      await world.run(free);
      expect(await rowsOf(old)).toEqual(nothing);
      expect(await standing(old)).toEqual([objectKeys.original(old.taskId), objectKeys.note(old.taskId)]);
      expect(await isFreed(old)).toBe(true);
      expect(await findGeneration(world.ports.database, old.taskId)).toMatchObject({ status: 'completed', chunks: 2 });
      expect(await rowsOf(live)).toMatchObject({ chunks: 2, embeddings: 2, batches: 2 });
      expect(await standing(live)).toEqual(keysOf(live));
      expect(await isFreed(live)).toBe(false);
    });

    test('removes what is left of a generation that was overtaken before it was live', async () => {
      const late = anEnvelope();
      await ingest(laterTask(late, 1));
      await ingest(late);
      await world.run(free);
      expect(await rowsOf(late)).toEqual(nothing);
      expect(await isFreed(late)).toBe(true);
    });

    test('removes a cancelled task with its original', async () => {
      const task = await ingest(anEnvelope(), 1);
      await world.run(free);
      expect(await standing(task)).toEqual(keysOf(task));
      await change(task, 'cancelled');
      await world.run(free);
      expect(await rowsOf(task)).toEqual(nothing);
      expect(await standing(task)).toEqual([]);
      expect(await findGeneration(world.ports.database, task.taskId)).toMatchObject({ status: 'cancelled' });
    });

    test('keeps a failed task for its replay', async () => {
      const task = await ingest(anEnvelope(), 1);
      await change(task, 'failed');
      await world.run(free);
      expect(await rowsOf(task)).toMatchObject({ chunks: 1, batches: 1 });
      expect(await standing(task)).toEqual(keysOf(task));
    });

    test('keeps what an unfinished replay began with until that has ended', async () => {
      const old = await ingest(anEnvelope());
      await ingest(laterTask(old, 1));
      await world.age(old.taskId, 60);
      const replay = laterTask(old, 2, { replayOf: { taskId: old.taskId, from: 'embed' } });
      await acceptGeneration(world.ports.database, replay, { status: 'queued', at: new Date() });
      await world.run(free);
      expect(await standing(old)).toEqual(keysOf(old));
      await change(replay, 'failed');
      await world.run(free);
      expect(await isFreed(old)).toBe(true);
    });

    test('removes all of a deleted document, and remembers that it was', async () => {
      const failed = await ingest(anEnvelope(), 1);
      await change(failed, 'failed');
      const live = await ingest(laterTask(failed, 1));
      const vectors = objectKeys.vectors(live, 'model', 'hash');
      await world.ports.objects.put(vectors, '');
      await remove(live);
      await world.run(free);
      for (const task of [failed, live]) {
        expect(await rowsOf(task)).toEqual(nothing);
        expect(await standing(task)).toEqual([]);
        expect(await isFreed(task)).toBe(true);
      }
      expect(await world.keys(vectors)).toEqual([]);
      expect(await document(live)).toMatchObject({ freed_at: expect.any(Date), deleted_at: expect.any(Date) });
    });

    test('waits for what was under way when the document was deleted', async () => {
      const task = await ingest(anEnvelope(), 1);
      await remove(task);
      await world.run(free);
      expect(await standing(task)).toEqual(keysOf(task));
      await world.age(task.taskId, 60);
      await world.run(free);
      expect(await standing(task)).toEqual([]);
    });

    test('removes of a document that came back only what was before its deletion', async () => {
      const before = await ingest(anEnvelope());
      await remove(before);
      const after = await ingest(laterTask(before, 1));
      const vectors = objectKeys.vectors(after, 'model', 'hash');
      await world.ports.objects.put(vectors, '');
      await world.run(free);
      expect(await standing(before)).toEqual([]);
      expect(await rowsOf(before)).toEqual(nothing);
      expect(await standing(after)).toEqual(keysOf(after));
      expect(await world.keys(vectors)).toEqual([vectors]);
      expect(await rowsOf(after)).toMatchObject({ chunks: 2 });
    });

    test('forgets a deletion when it is old, and not before', async () => {
      const task = await ingest(anEnvelope());
      await remove(task);
      await world.run(free);
      const pass = (days: number) => world.ports.database`
        update documents set deleted_at = deleted_at - ${days} * interval '1 day', freed_at = freed_at - ${days} * interval '1 day',
          newest_accepted_at = newest_accepted_at - ${days} * interval '1 day'
        where id = ${task.documentId}`;
      await pass(29);
      await world.run(free);
      expect(await document(task)).toBeDefined();
      await pass(1);
      await world.run(free);
      expect(await document(task)).toBeUndefined();
      expect(await findGeneration(world.ports.database, task.taskId)).toBeUndefined();
    });

    test.each([1, 2, 3, 4])('goes on where it was broken off, at object call %i', async (call) => {
      const old = await ingest(anEnvelope());
      await ingest(laterTask(old, 1));
      await world.age(old.taskId, 60);
      const cancelled = await ingest(anEnvelope(), 1);
      await change(cancelled, 'cancelled');
      const deleted = await ingest(anEnvelope());
      await remove(deleted);
      await expect(world.run(free, {}, { objects: brokenAt(world.ports.objects, call) })).rejects.toThrow('down');
      await world.run(free);
      for (const task of [old, cancelled, deleted]) {
        expect(await rowsOf(task)).toEqual(nothing);
        expect(await isFreed(task)).toBe(true);
      }
      expect(await standing(old)).toHaveLength(2);
      expect(await standing(cancelled)).toEqual([]);
      expect(await standing(deleted)).toEqual([]);
    });

    test('two at once do no harm', async () => {
      const old = await ingest(anEnvelope());
      const live = await ingest(laterTask(old, 1));
      await world.age(old.taskId, 60);
      await Promise.all([world.run(free), world.run(free), world.run(free)]);
      expect(await rowsOf(old)).toEqual(nothing);
      expect(await rowsOf(live)).toMatchObject({ chunks: 2 });
    });
  });
}

function keysOf(task: TaskEnvelope): string[] {
  return [
    objectKeys.original(task.taskId),
    objectKeys.note(task.taskId),
    objectKeys.parsed(task),
    objectKeys.manifest(task),
    objectKeys.chunks(task, { first: 0, hash: 'aa' }),
  ];
}

/** A store that does not answer the `n`th removal. */
function brokenAt(objects: ObjectStore, n: number): ObjectStore {
  let calls = 0;
  return {
    ...objects,
    delete(keys) {
      calls += 1;
      return calls === n ? Promise.reject(new Error('down')) : objects.delete(keys);
    },
  };
}
