import { prepareOriginal, putNote } from '@millrace/acceptance';
import { newTaskId, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import {
  acceptGeneration,
  cancelGeneration,
  failGeneration,
  inTransaction,
  markFreed,
  setMark,
} from '@millrace/database';
import { type DatabaseKind, laterTask } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { indexDocument } from '@millrace/retrieval/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { orphans } from '../jobs/orphans.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

const hour = 3_600_000;
const error = { code: 'NO_TEXT', message: '', retryable: false, stage: 'chunker' };

/** What the search for objects that nothing refers to promises on either stack. */
export function orphansConformance(kind: DatabaseKind): void {
  describe(`the search for orphans on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterEach(async () => {
      const { database, objects } = world.ports;
      await objects.delete(await world.keys());
      for (const table of ['upkeep_marks', 'batches', 'chunks', 'generations', 'documents']) {
        await database`delete from ${database(table)}`;
      }
    });
    afterAll(() => world?.stop());

    const put = (...keys: string[]) => Promise.all(keys.map((key) => world.ports.objects.put(key, '{}')));
    /** Runs the job as if it were so much later. */
    const runIn = (ms: number) => {
      const now = () => new Date(Date.now() + ms);
      return world.run(orphans, { graceMs: hour }, { clock: { ...world.ports.clock, now } });
    };
    const accept = (task: TaskEnvelope) =>
      acceptGeneration(world.ports.database, task, { status: 'queued', at: new Date() });
    const end = (task: TaskEnvelope, to: 'failed' | 'cancelled') =>
      inTransaction(world.ports.database, (tx) =>
        to === 'failed' ? failGeneration(tx, task, error, 1) : cancelGeneration(tx, task.taskId),
      );

    test('removes what a late stage wrote for a generation that was freed, after the grace', async () => {
      const [freed, kept] = [anEnvelope(), anEnvelope()];
      for (const task of [freed, kept]) {
        await accept(task);
        await put(objectKeys.parsed(task), objectKeys.manifest(task));
      }
      await end(freed, 'cancelled');
      await markFreed(world.ports.database, [freed.taskId]);
      await runIn(hour / 2);
      expect(await world.keys('artifacts/')).toHaveLength(4);
      await runIn(2 * hour);
      expect((await world.keys('artifacts/')).sort()).toEqual(
        [objectKeys.manifest(kept), objectKeys.parsed(kept)].sort(),
      );
    });

    test('removes artifacts that no row tells of once every task of their time is known', async () => {
      const task = anEnvelope();
      const keys = [objectKeys.parsed(task), objectKeys.vectors(task, 'model', 'hash')];
      await put(...keys);
      await runIn(2 * hour);
      expect((await world.keys()).sort()).toEqual(keys.sort());
      await setMark(world.ports.database, 'originals.settled', new Date(Date.now() + hour));
      await runIn(2 * hour);
      expect(await world.keys()).toEqual([]);
    });

    test('removes the vectors that no kept generation of their document needs', async () => {
      const [old, failed] = [anEnvelope(), anEnvelope()];
      const live = laterTask(old, 1);
      for (const task of [old, live]) {
        await indexDocument(world.ports.database, task, [{ text: task.taskId, vector: Float32Array.of(1) }]);
      }
      const hashes = await world.ports.database<{ generation_id: string; hash: string }[]>`
        select generation_id, hash from batches`;
      const vectorsOf = ({ taskId }: TaskEnvelope) =>
        objectKeys.vectors(live, 'model', hashes.find((row) => row.generation_id === taskId)?.hash ?? '');
      await accept(failed);
      await end(failed, 'failed');
      const [known, unknown] = [objectKeys.vectors(failed, 'm', 'known'), objectKeys.vectors(failed, 'm', 'unknown')];
      await put(vectorsOf(old), vectorsOf(live), known, unknown);
      const manifest = { cut: 'cut', chunks: 1, batches: [{ hash: 'known', first: 0, chunks: 1 }] };
      await world.ports.objects.put(objectKeys.manifest(failed), JSON.stringify(manifest));
      await runIn(2 * hour);
      expect(await world.keys()).toEqual(expect.arrayContaining([vectorsOf(old), vectorsOf(live), known]));
      expect(await world.keys()).not.toContain(unknown);
      await world.ports.database`delete from batches where generation_id = ${old.taskId}`;
      await runIn(2 * hour);
      expect(await world.keys()).not.toContain(vectorsOf(old));
      expect(await world.keys()).toContain(vectorsOf(live));
    });

    test.each(['is under way', 'was just accepted'])(
      'keeps vectors while a generation of their document %s',
      async (how) => {
        const task = anEnvelope(how === 'is under way' ? {} : { acceptedAt: new Date().toISOString() });
        await accept(task);
        if (how !== 'is under way') await end(task, 'failed');
        const key = objectKeys.vectors(task, 'model', 'hash');
        await put(key);
        await runIn(2 * hour);
        expect(await world.keys()).toEqual([key]);
      },
    );

    test('removes a note whose body never came, and no other', async () => {
      const [half, elsewhere, whole] = [
        anEnvelope(),
        anEnvelope({ original: { key: 'incoming/acme/x' } }),
        anEnvelope(),
      ];
      for (const task of [half, elsewhere, whole]) await putNote(world.ports.objects, task);
      await world.ports.objects.put(whole.original.key, 'text', {
        metadata: await prepareOriginal(world.ports.objects, whole),
      });
      await runIn(hour / 2);
      expect(await world.keys('originals/')).toHaveLength(4);
      await runIn(2 * hour);
      expect(await world.keys('originals/')).toEqual(
        [objectKeys.note(elsewhere.taskId), objectKeys.original(whole.taskId), objectKeys.note(whole.taskId)].sort(),
      );
    });

    test('never removes an original that no row tells of, whatever its age', async () => {
      const taskId = newTaskId(Date.now() - 1_000 * hour);
      await put(objectKeys.original(taskId));
      await setMark(world.ports.database, 'originals.settled', new Date());
      await runIn(1_000 * hour);
      expect(await world.keys()).toEqual([objectKeys.original(taskId)]);
    });

    test('removes an original that came after its task was cancelled', async () => {
      const task = anEnvelope();
      await accept(task);
      await end(task, 'cancelled');
      await put(task.original.key);
      await runIn(2 * hour);
      expect(await world.keys()).toEqual([task.original.key]);
      await markFreed(world.ports.database, [task.taskId]);
      await runIn(2 * hour);
      expect(await world.keys()).toEqual([]);
    });

    test('removes claims after seven days, and nothing that is not ours', async () => {
      const others = ['collections/acme/papers.json', 'incoming/acme/x.pdf'];
      await put(objectKeys.claim('acme', 'key'), ...others);
      await runIn(6 * 24 * hour);
      expect(await world.keys('claims/')).toHaveLength(1);
      await runIn(8 * 24 * hour);
      expect(await world.keys()).toEqual(others);
    });

    test('discards uploads that never ended, after the grace', async () => {
      const befores: Date[] = [];
      const abortStaleUploads = async (before: Date) => befores.push(before);
      await world.run(orphans, { graceMs: hour }, { objects: { ...world.ports.objects, abortStaleUploads } });
      expect(befores).toHaveLength(1);
      expect(befores[0]?.getTime()).toBeLessThanOrEqual(Date.now() - hour);
    });

    test('looks through more objects than are looked up at once', async () => {
      const task = anEnvelope();
      await accept(task);
      await end(task, 'cancelled');
      await markFreed(world.ports.database, [task.taskId]);
      const keys = Array.from({ length: 1_100 }, (_, first) => objectKeys.chunks(task, { first, hash: 'aa' }));
      for (let start = 0; start < keys.length; start += 100) await put(...keys.slice(start, start + 100));
      await runIn(2 * hour);
      expect(await world.keys()).toEqual([]);
    });
  });
}
