import type { TaskEnvelope } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptGeneration, type GenerationFacts } from '../repositories/accept-generation.ts';
import { cancelGeneration } from '../repositories/cancel-generation.ts';
import { deleteDocument, insertTombstone } from '../repositories/delete-document.ts';
import { findDocument } from '../repositories/documents.ts';
import { completeGeneration, failGeneration, findGeneration } from '../repositories/generations.ts';
import { startRun } from '../repositories/start-run.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';
import { laterTask } from './later-task.ts';

const error = { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'parser' };
const heard: Record<string, GenerationFacts> = {
  uploaded: { status: 'queued', at: new Date() },
  parsed: { status: 'parsing', at: new Date() },
  embedded: { status: 'indexing', at: new Date(), cut: { hash: 'cut', batches: 1 } },
};

/** That nothing brings back what was cancelled or deleted, on either database. */
export function deletionConformance(kind: DatabaseKind): void {
  describe(`cancelling and deleting on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const hear = async (task: TaskEnvelope, ...events: readonly string[]) => {
      for (const event of events) {
        const facts = heard[event];
        if (facts) await acceptGeneration(fresh.database, task, facts);
      }
      return task;
    };
    const complete = ({ taskId: id, documentId }: TaskEnvelope) =>
      fresh.database.begin((tx) => completeGeneration(tx, { id, documentId }, { chunks: 1, terms: 1 }));
    const cancel = ({ taskId }: TaskEnvelope) => fresh.database.begin((tx) => cancelGeneration(tx, taskId));
    const remove = ({ tenant, documentId }: TaskEnvelope, at: Date) =>
      fresh.database.begin((tx) => deleteDocument(tx, { tenant, documentId, at }));
    const bury = ({ documentId }: TaskEnvelope, tenant: string, at: Date) =>
      fresh.database.begin((tx) => insertTombstone(tx, { tenant, documentId, at }));
    const statusOf = async ({ taskId }: TaskEnvelope) => (await findGeneration(fresh.database, taskId))?.status;
    const live = async ({ documentId }: TaskEnvelope) => {
      const [row] = await fresh.database`select live_generation from documents where id = ${documentId}`;
      return row?.live_generation ?? null;
    };
    const after = ({ acceptedAt }: TaskEnvelope, seconds = 10) => new Date(Date.parse(acceptedAt) + seconds * 1_000);

    test('what was cancelled stays so, whatever is heard of it later, also of a higher run', async () => {
      const task = await hear(anEnvelope(), 'uploaded');
      expect(await cancel(task)).toBe(true);
      expect(await cancel(task)).toBe(false);
      await hear(task, 'parsed', 'embedded');
      await hear({ ...task, run: 1 }, 'uploaded', 'embedded');
      expect(await findGeneration(fresh.database, task.taskId)).toMatchObject({ status: 'cancelled', run: 0 });
      await expect(complete(task)).rejects.toMatchObject({ code: 'TRANSACTION_ERROR' });
      expect(await fresh.database.begin((tx) => failGeneration(tx, task, error, 1))).toBe(false);
      expect(await live(task)).toBeNull();
    });

    test('what has ended is not cancelled', async () => {
      const task = await hear(anEnvelope(), 'embedded');
      await complete(task);
      expect(await cancel(task)).toBe(false);
      expect(await statusOf(task)).toBe('completed');
      expect(await live(task)).toBe(task.taskId);
    });

    test('a deleted document is gone at once, and what was under way is cancelled', async () => {
      const first = await hear(anEnvelope(), 'embedded');
      await complete(first);
      const second = await hear(laterTask(first, 1), 'parsed');
      const deleted = await remove(first, after(first));
      expect(deleted).toEqual({ deletedAt: after(first), cancelled: [second.taskId] });
      expect(await live(first)).toBeNull();
      expect(await findDocument(fresh.database, first.tenant, first.documentId)).toBeUndefined();
      expect([await statusOf(first), await statusOf(second)]).toEqual(['completed', 'cancelled']);
      await hear(second, 'embedded');
      expect(await statusOf(second)).toBe('cancelled');
    });

    test('a document is deleted again without harm; one that is not there, or another tenant’s, is not', async () => {
      const task = await hear(anEnvelope(), 'uploaded');
      await remove(task, after(task));
      expect(await remove(task, after(task, 20))).toEqual({ deletedAt: after(task, 20), cancelled: [] });
      expect(await remove({ ...task, tenant: 'thief' }, after(task))).toBeUndefined();
      expect(await remove(anEnvelope(), after(task))).toBeUndefined();
    });

    test('a deletion counts for every generation that is known, whatever the clock says', async () => {
      const task = await hear(anEnvelope(), 'uploaded');
      const deleted = await remove(task, after(task, -3_600));
      expect(deleted).toEqual({ deletedAt: new Date(task.acceptedAt), cancelled: [task.taskId] });
    });

    test.each([['uploaded'], ['parsed'], ['embedded']])(
      'a generation of which the first that is heard after the deletion is “%s” ends cancelled at once',
      async (event) => {
        const known = await hear(anEnvelope(), 'uploaded');
        const unheard = laterTask(known, 1);
        await remove(known, after(known));
        await hear(unheard, event);
        expect(await findGeneration(fresh.database, unheard.taskId)).toMatchObject({ status: 'cancelled', rank: 9 });
        expect(await live(known)).toBeNull();
      },
    );

    test('a later upload brings the document back, an earlier one heard after it does not come with it', async () => {
      const old = await hear(anEnvelope({ version: 8 }), 'uploaded');
      await remove(old, after(old));
      const later = laterTask(old, 20, { version: 3, name: 'back.txt' });
      await hear(later, 'embedded');
      await hear(laterTask(old, 5), 'embedded');
      await complete(later);
      expect(await live(old)).toBe(later.taskId);
      expect(await findDocument(fresh.database, old.tenant, old.documentId)).toMatchObject({
        name: 'back.txt',
        liveTaskId: later.taskId,
      });
    });

    test('a tombstone that came before its document holds back what was accepted before it', async () => {
      const task = anEnvelope();
      await bury(task, task.tenant, after(task));
      await hear(task, 'uploaded', 'parsed', 'embedded');
      expect(await statusOf(task)).toBe('cancelled');
      expect(await findDocument(fresh.database, task.tenant, task.documentId)).toBeUndefined();
      const later = await hear(laterTask(task, 20), 'embedded');
      await complete(later);
      expect(await findDocument(fresh.database, task.tenant, task.documentId)).toMatchObject({
        collection: task.collection,
        liveTaskId: later.taskId,
      });
    });

    test('a tombstone of a tenant whose document it is not stands in nobody’s way', async () => {
      const task = anEnvelope();
      await bury(task, 'thief', after(task));
      await hear(task, 'uploaded', 'embedded');
      expect(await complete(task)).toMatchObject({ status: 'completed', superseded: false });
      expect(await findDocument(fresh.database, task.tenant, task.documentId)).toMatchObject({
        liveTaskId: task.taskId,
      });
      await bury(task, 'thief', after(task));
      expect(await findDocument(fresh.database, task.tenant, task.documentId)).toBeDefined();
    });

    test('a failed task begins another run, unless its document was deleted', async () => {
      const task = await hear(anEnvelope(), 'embedded');
      await fresh.database.begin((tx) => failGeneration(tx, task, error, 3));
      const start = () => fresh.database.begin((tx) => startRun(tx, task.taskId, 'embedding'));
      expect(await start()).toBe(1);
      expect(await findGeneration(fresh.database, task.taskId)).toMatchObject({
        status: 'embedding',
        rank: 3,
        run: 1,
        error: null,
        cut: 'cut',
      });
      expect(await start()).toBeUndefined();
      await fresh.database.begin((tx) => failGeneration(tx, { ...task, run: 1 }, error, 3));
      await remove(task, after(task));
      expect(await start()).toBeUndefined();
    });
  });
}
