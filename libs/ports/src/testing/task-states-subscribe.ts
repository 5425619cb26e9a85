import { describe, expect, it } from 'vitest';
import { stateToldBy } from '../state-told-by.ts';
import { anEnvelope } from './an-envelope.ts';
import { hear } from './heard-states.ts';
import type { TwoTaskStates } from './two-task-states.ts';

export function tellsSubscribers(two: () => TwoTaskStates): void {
  describe('subscribing', () => {
    it('tells every subscriber of a task each change with the whole state, from whichever client it comes', async () => {
      const { one, other } = two();
      const task = anEnvelope();
      const [first, second] = [await hear(one, task.taskId), await hear(other, task.taskId)];
      await other.record({ task, status: 'embedding', attempt: 1, embedded: 4 });
      const state = await one.get(task.taskId);
      expect(await first.next()).toEqual(state);
      expect(await second.next()).toEqual(state);
      await one.restore(stateToldBy({ task, status: 'completed', attempt: 1 }, new Date()));
      expect(await first.next()).toMatchObject({ status: 'completed', progress: { embedded: 1 } });
      expect(await second.next()).toMatchObject({ status: 'completed' });
      await first.stop();
      await second.stop();
    });

    it('tells nothing where nothing changed', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'queued', attempt: 1 });
      await one.record({ task, status: 'embedding', attempt: 1, embedded: 0 });
      const heard = await hear(one, task.taskId);
      await one.record({ task, status: 'embedding', attempt: 1, embedded: 0 });
      await one.record({ task, status: 'queued', attempt: 1 });
      await one.record({ task, status: 'embedding', attempt: 1, embedded: 1 });
      expect((await heard.next()).progress.embedded).toBe(2);
      await heard.stop();
    });

    it('tells of no other task', async () => {
      const { one } = two();
      const [task, stranger] = [anEnvelope(), anEnvelope()];
      const heard = await hear(one, task.taskId);
      await one.record({ task: stranger, status: 'queued', attempt: 1 });
      await one.record({ task, status: 'queued', attempt: 1 });
      expect((await heard.next()).taskId).toBe(task.taskId);
      await heard.stop();
    });

    it('tells nothing to one who left, and goes on telling the others', async () => {
      const { one, other } = two();
      const task = anEnvelope();
      const left: string[] = [];
      const leave = await one.subscribe(task.taskId, ({ status }) => left.push(status));
      const stays = await hear(one, task.taskId);
      await other.record({ task, status: 'queued', attempt: 1 });
      await stays.next();
      await leave();
      await leave();
      await other.record({ task, status: 'parsing', attempt: 1 });
      expect((await stays.next()).status).toBe('parsing');
      expect(left).toEqual(['queued']);
      await stays.stop();
    });

    it('can subscribe anew to a task that the last one left', async () => {
      const { one } = two();
      const task = anEnvelope();
      await (await hear(one, task.taskId)).stop();
      const [former, heard] = await Promise.all([hear(one, task.taskId), hear(one, task.taskId)]);
      await former.stop();
      await one.record({ task, status: 'queued', attempt: 1 });
      expect((await heard.next()).status).toBe('queued');
      await heard.stop();
    });
  });
}
