import { objectKeys } from '@millrace/contracts';
import { acceptGeneration } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retention } from '../jobs/retention.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

/** What is forgotten, and what is not, on either stack. */
export function retentionConformance(kind: DatabaseKind): void {
  describe(`retention on the ${kind} stack`, () => {
    let world: UpkeepWorld;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    afterAll(() => world?.stop());

    test('forgets a task with its original once nothing else is left of it for long, and no other', async () => {
      const { database, objects } = world.ports;
      const [old, recent] = [anEnvelope(), anEnvelope()];
      for (const [task, days] of [
        [old, 91],
        [recent, 89],
      ] as const) {
        await acceptGeneration(database, task, { status: 'queued', at: new Date() });
        await objects.put(objectKeys.original(task.taskId), Buffer.from('body'));
        await database`
          update generations set status = 'cancelled', rank = 9, purged_at = now(), freed_at = now() - ${days} * interval '1 day'
          where id = ${task.taskId}
        `;
      }
      await world.run(retention);
      expect(await database`select id from generations`).toEqual([{ id: recent.taskId }]);
      expect(await world.keys()).toEqual([objectKeys.original(recent.taskId)]);
      await world.run(retention, { taskDays: 30 });
      expect(await world.keys()).toEqual([]);
    });
  });
}
