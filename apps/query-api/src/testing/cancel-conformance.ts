import { prepareOriginal } from '@millrace/acceptance';
import { dependencyUnavailable, objectKeys, type TaskEnvelope, taskStateSchema } from '@millrace/contracts';
import { acceptGeneration, failGeneration, findGeneration, taskStateOf } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import { indexer } from '@millrace/indexer';
import { anEnvelope } from '@millrace/ports/testing';
import { runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedEvent } from './embedded-event.ts';
import { codeIn, openWorld, type World } from './world.ts';

/** `POST /api/v1/tasks/{taskId}/cancel` on either database. */
export function cancelConformance(kind: DatabaseKind): void {
  describe(`cancelling a task on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world?.[Symbol.asyncDispose]());

    const accept = async (task: TaskEnvelope) => {
      await acceptGeneration(world.database, task, { status: 'parsing', at: new Date() });
      return task;
    };
    const cancelBy = (tenant: string, taskId: string) =>
      world.request(`/api/v1/tasks/${taskId}/cancel`, {
        method: 'POST',
        headers: { 'x-tenant-id': tenant, 'x-user-id': 'ann' },
      });
    const cancel = ({ tenant, taskId }: TaskEnvelope) => cancelBy(tenant, taskId);
    const index = (task: TaskEnvelope, ordinal = 0, batches = 1) =>
      runOnce(indexer, embeddedEvent(task, ordinal, batches), {
        ports: { database: world.database, objects: world.objects },
      });
    const live = async ({ documentId }: TaskEnvelope) => {
      const [row] = await world.database`select live_generation from documents where id = ${documentId}`;
      return row?.live_generation ?? null;
    };

    it('ends it at once, for the poller too, and is written down', async () => {
      const task = await accept(anEnvelope());
      const response = await cancel(task);
      expect(response.status).toBe(200);
      expect(taskStateSchema.parse(await response.json())).toMatchObject({ taskId: task.taskId, status: 'cancelled' });
      expect(await world.states.get(task.taskId)).toMatchObject({ status: 'cancelled' });
      expect(await world.database`select actor, tenant, action from audit_log where subject = ${task.taskId}`).toEqual([
        { actor: 'ann', tenant: 'acme', action: 'task.cancel' },
      ]);
    });

    it('says the same when it is asked again, and writes nothing down', async () => {
      const task = await accept(anEnvelope());
      await cancel(task);
      const again = await cancel(task);
      expect([again.status, await again.json()]).toMatchObject([200, { status: 'cancelled' }]);
      expect(await world.database`select from audit_log where subject = ${task.taskId}`).toHaveLength(1);
    });

    it('comes too late for what has completed or failed, and says which', async () => {
      const completed = await accept(anEnvelope());
      await index(completed);
      const tooLate = await cancel(completed);
      expect([tooLate.status, await tooLate.json()]).toMatchObject([
        409,
        { code: 'TOO_LATE', detail: `task ${completed.taskId} is completed already` },
      ]);
      const failed = await accept(anEnvelope());
      const error = { code: 'NO_TEXT', message: 'no text', retryable: false, stage: 'parser' };
      await world.database.begin((tx) => failGeneration(tx, failed, error, 1));
      expect(await (await cancel(failed)).json()).toMatchObject({ code: 'TOO_LATE' });
      expect(await taskStateOf(world.database, failed.taskId)).toMatchObject({ status: 'failed' });
    });

    it('holds for a task of which only its original tells', async () => {
      const task = anEnvelope();
      const metadata = await prepareOriginal(world.objects, task);
      await world.objects.put(objectKeys.original(task.taskId), 'text', { metadata });
      expect((await cancel(task)).status).toBe(200);
      await accept(task);
      await index(task);
      expect(await findGeneration(world.database, task.taskId)).toMatchObject({ status: 'cancelled' });
      expect(await live(task)).toBeNull();
    });

    it('knows no task that is another tenant’s, or nobody’s', async () => {
      const task = await accept(anEnvelope());
      for (const response of [await cancelBy('thief', task.taskId), await cancel(anEnvelope())]) {
        expect([response.status, await codeIn(response)]).toEqual([404, 'TASK_NOT_FOUND']);
      }
      expect(await taskStateOf(world.database, task.taskId)).toMatchObject({ status: 'parsing' });
    });

    it('is final while nobody can be shown it', async () => {
      const down = async () => {
        throw dependencyUnavailable('redis', new Error('connection refused'));
      };
      await using server = await world.serve({ states: { ...world.states, restore: down } });
      const task = await accept(anEnvelope());
      const response = await server.request(`/api/v1/tasks/${task.taskId}/cancel`, {
        method: 'POST',
        headers: { 'x-tenant-id': task.tenant },
      });
      expect([response.status, await response.json()]).toMatchObject([200, { status: 'cancelled' }]);
    });

    it('leaves no rows of a batch that comes after it', async () => {
      const task = await accept(anEnvelope());
      await index(task, 0, 2);
      await cancel(task);
      await index(task, 1, 2);
      expect(await world.database`select ordinal from batches where generation_id = ${task.taskId}`).toEqual([
        { ordinal: 0 },
      ]);
      expect(await live(task)).toBeNull();
    });

    it('or the last batch wins, never both', async () => {
      for (let round = 0; round < 24; round++) {
        const task = await accept(anEnvelope());
        await index(task, 0, 2);
        const racers = [() => cancel(task), () => index(task, 1, 2)];
        await Promise.all((round % 2 ? racers : racers.toReversed()).map((start) => start()));
        const { status } = (await findGeneration(world.database, task.taskId)) ?? {};
        expect(['completed', 'cancelled']).toContain(status);
        expect(await live(task)).toBe(status === 'completed' ? task.taskId : null);
        expect((await cancel(task)).status).toBe(status === 'completed' ? 409 : 200);
      }
    });
  });
}
