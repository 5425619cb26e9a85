import { prepareOriginal, putNote } from '@millrace/acceptance';
import { newTaskId, objectKeys, type TaskEnvelope } from '@millrace/contracts';
import { acceptGeneration, findGeneration, findMark } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import type { ObjectStore } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '../jobs/reconcile.ts';
import { sweep } from '../jobs/sweep.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

const minute = 60_000;
const hour = 60 * minute;
/** In the middle of an hour. */
const noon = Date.UTC(2030, 5, 1, 12, 30);

/** What the search for originals that nobody heard of promises on either stack. */
export function sweepConformance(kind: DatabaseKind): void {
  describe(`the search for unheard originals on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterEach(async () => {
      const { database, objects } = world.ports;
      await objects.delete(await world.keys());
      for (const table of ['upkeep_marks', 'outbox', 'suspects', 'generations', 'documents']) {
        await database`delete from ${database(table)}`;
      }
    });
    afterAll(() => world?.stop());

    /** A task that began at this time. */
    function taskAt(timeMs: number, overrides: Partial<TaskEnvelope> = {}): TaskEnvelope {
      const taskId = newTaskId(timeMs);
      return anEnvelope({
        taskId,
        acceptedAt: new Date(timeMs).toISOString(),
        original: { key: objectKeys.original(taskId) },
        ...overrides,
      });
    }
    async function store(task: TaskEnvelope): Promise<TaskEnvelope> {
      const metadata = await prepareOriginal(world.ports.objects, task);
      await world.ports.objects.put(task.original.key, 'text', { metadata });
      return task;
    }
    const sweepAt = (timeMs: number, objects: ObjectStore = world.ports.objects) =>
      world.run(sweep, {}, { objects, clock: { ...world.ports.clock, now: () => new Date(timeMs) } });
    const isKnown = async ({ taskId }: TaskEnvelope) =>
      (await findGeneration(world.ports.database, taskId)) !== undefined;

    test('enters an accepted original of which nothing was heard, to be handed out like lost work', async () => {
      const task = await store(taskAt(noon - minute));
      await sweepAt(noon);
      expect(await findGeneration(world.ports.database, task.taskId)).toMatchObject({ status: 'queued', run: 0 });
      await world.age(task.taskId, 60);
      await world.run(reconcile);
      expect(await world.outbox()).toMatchObject([{ queue: 'documents.upload', data: { task } }]);
    });

    test('enters a task whose original lies elsewhere, and one whose envelope is too big for metadata', async () => {
      const elsewhere = taskAt(noon - minute, { original: { key: 'incoming/acme/x.pdf' } });
      await putNote(world.ports.objects, elsewhere);
      const note = 'y'.repeat(4_000);
      const big = await store(
        taskAt(noon - minute, {
          metadata: { note, other: crypto.getRandomValues(new Uint8Array(1500)).toString().slice(0, 4_000) },
        }),
      );
      expect(await world.keys('originals/')).toContain(objectKeys.note(big.taskId));
      await sweepAt(noon);
      expect(await Promise.all([elsewhere, big].map(isKnown))).toEqual([true, true]);
    });

    test('takes a note whose body never came for no acceptance', async () => {
      const task = taskAt(noon - minute);
      await putNote(world.ports.objects, task);
      await sweepAt(noon);
      expect(await isKnown(task)).toBe(false);
    });

    test('leaves young originals to the ledger, and comes back to them', async () => {
      const task = await store(taskAt(noon - 5_000));
      await sweepAt(noon);
      expect(await isKnown(task)).toBe(false);
      await sweepAt(noon + 6_000);
      expect(await isKnown(task)).toBe(true);
    });

    test('changes nothing of a task that is known', async () => {
      const task = await store(taskAt(noon - minute));
      await acceptGeneration(world.ports.database, task, { status: 'indexing', at: new Date(noon) });
      await sweepAt(noon);
      expect(await findGeneration(world.ports.database, task.taskId)).toMatchObject({ status: 'indexing' });
    });

    test('finds originals of any age at first, and later one whose upload took an hour', async () => {
      const old = await store(taskAt(noon - 100 * hour));
      await sweepAt(noon);
      expect(await isKnown(old)).toBe(true);
      const slow = await store(taskAt(noon - hour));
      await world.ports.database`update upkeep_marks set updated_at = to_timestamp(${(noon - 10 * minute) / 1000})`;
      await sweepAt(noon + minute);
      expect(await isKnown(slow)).toBe(true);
    });

    test('looks only at the last minutes from then on', async () => {
      await store(taskAt(noon - 100 * hour));
      await sweepAt(noon);
      await world.ports.database`update upkeep_marks set updated_at = to_timestamp(${noon / 1000})`;
      const prefixes: string[] = [];
      const { objects } = world.ports;
      await sweepAt(noon + 5_000, {
        ...objects,
        list(prefix) {
          prefixes.push(prefix);
          return objects.list(prefix);
        },
      });
      expect(prefixes.length).toBeLessThan(10);
      expect(prefixes.every((prefix) => prefix.startsWith('originals/2030-06-01-12/'))).toBe(true);
    });

    test('does not come further than where the store failed', async () => {
      const task = await store(taskAt(noon - minute));
      const { objects } = world.ports;
      const broken = { ...objects, head: () => Promise.reject(new Error('down')) };
      await expect(sweepAt(noon, broken)).rejects.toThrow('down');
      expect(await findMark(world.ports.database, 'originals.settled')).toBeUndefined();
      await sweepAt(noon);
      expect(await isKnown(task)).toBe(true);
    });

    test('two at once do no harm', async () => {
      const task = await store(taskAt(noon - minute));
      await Promise.all([sweepAt(noon), sweepAt(noon)]);
      expect(await isKnown(task)).toBe(true);
    });
  });
}
