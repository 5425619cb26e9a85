import type { TaskState } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { stateToldBy } from '../state-told-by.ts';
import { anEnvelope } from './an-envelope.ts';
import type { TwoTaskStates } from './two-task-states.ts';

export function restoresStates(two: () => TwoTaskStates): void {
  describe('restoring states', () => {
    it('shows a restored state as it was given', async () => {
      const { one, other } = two();
      const state: TaskState = {
        ...stateToldBy({ task: anEnvelope(), status: 'failed', attempt: 4, warnings: ['w'] }, new Date()),
        progress: { chunks: 40, batches: 4, embedded: 3, indexed: 2 },
        error: { code: 'NO_TEXT', message: 'nothing to read', retryable: false, stage: 'parser' },
        updatedAt: '2026-03-31T23:59:59.999Z',
      };
      await one.restore(state);
      expect(await other.get(state.taskId)).toEqual(state);
    });

    it('makes whole what is shown, also where nothing else changes', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'embedding', attempt: 1 });
      await one.restore(stateToldBy({ task, status: 'parsing', attempt: 1 }, new Date(0)));
      expect(await one.get(task.taskId)).toMatchObject({ status: 'embedding', acceptedAt: task.acceptedAt });
    });

    it('lets a restored terminal state end what is shown', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'indexing', attempt: 1, batches: 3, indexed: 0 });
      const completed = stateToldBy({ task, status: 'completed', attempt: 1 }, new Date());
      await one.restore({ ...completed, progress: { chunks: 30, batches: 3, embedded: 3, indexed: 3 } });
      expect(await one.get(task.taskId)).toMatchObject({
        status: 'completed',
        progress: { chunks: 30, batches: 3, embedded: 3, indexed: 3 },
      });
    });

    it('raises what is shown and never lowers it', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'embedding', attempt: 2, chunks: 30, batches: 3, embedded: 0 });
      await one.record({ task, status: 'embedding', attempt: 2, embedded: 1 });
      const before = await one.get(task.taskId);
      const queued = stateToldBy({ task, status: 'queued', attempt: 1 }, new Date(0));
      await one.restore({ ...queued, progress: { embedded: 1, indexed: 1 } });
      expect(await one.get(task.taskId)).toMatchObject({
        status: 'embedding',
        attempt: 2,
        progress: { chunks: 30, batches: 3, embedded: 2, indexed: 1 },
        updatedAt: before?.updatedAt,
      });
    });

    it('counts on from a restored progress without ever falling below it', async () => {
      const { one } = two();
      const task = anEnvelope();
      const embedding = stateToldBy({ task, status: 'embedding', attempt: 1 }, new Date());
      await one.restore({ ...embedding, progress: { chunks: 30, batches: 3, embedded: 2, indexed: 0 } });
      const shown: (number | undefined)[] = [];
      for (const embedded of [2, 0, 1]) {
        await one.record({ task, status: 'embedding', attempt: 1, embedded });
        shown.push((await one.get(task.taskId))?.progress.embedded);
      }
      expect(shown).toEqual([2, 2, 3]);
    });

    it('lets a higher run replace all, and a lower one nothing', async () => {
      const { one } = two();
      const task = anEnvelope({ run: 1 });
      await one.record({ task, status: 'failed', attempt: 1, chunks: 9, embedded: 0 });
      const later = stateToldBy({ task: { ...task, run: 2 }, status: 'parsing', attempt: 1 }, new Date());
      await one.restore(later);
      expect(await one.get(task.taskId)).toEqual(later);
      await one.restore(stateToldBy({ task, status: 'completed', attempt: 1 }, new Date()));
      expect(await one.get(task.taskId)).toEqual(later);
    });
  });
}
