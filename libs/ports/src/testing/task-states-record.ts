import { type TaskError, taskStateSchema, terminalStatuses } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { anEnvelope } from './an-envelope.ts';
import type { TwoTaskStates } from './two-task-states.ts';

const timeout: TaskError = { code: 'STAGE_TIMEOUT', message: 'took too long', retryable: true, stage: 'parser' };

export function recordsUpdates(two: () => TwoTaskStates): void {
  describe('recording updates', () => {
    it('knows nothing of a task that nobody told of', async () => {
      expect(await two().one.get(anEnvelope().taskId)).toBeUndefined();
    });

    it('shows all that the first update tells, also to another client', async () => {
      const { one, other } = two();
      const task = anEnvelope({ run: 2 });
      await one.record({
        task,
        status: 'parsing',
        attempt: 3,
        error: timeout,
        warnings: ['page 3 has no text', '第四页'],
      });
      const state = await other.get(task.taskId);
      expect(state).toEqual({
        taskId: task.taskId,
        tenant: task.tenant,
        collection: task.collection,
        documentId: task.documentId,
        name: task.name,
        status: 'parsing',
        run: 2,
        attempt: 3,
        progress: { embedded: 0, indexed: 0 },
        error: timeout,
        superseded: false,
        warnings: ['page 3 has no text', '第四页'],
        acceptedAt: '',
        updatedAt: expect.any(String),
      });
      expect(taskStateSchema.parse(state)).toEqual(state);
    });

    it('shows when the task was accepted from its first word on, whenever that comes', async () => {
      const { one, other } = two();
      const [inTurn, late] = [anEnvelope(), anEnvelope()];
      await one.record({ task: inTurn, status: 'queued', attempt: 1 });
      await one.record({ task: inTurn, status: 'parsing', attempt: 1 });
      expect(await other.get(inTurn.taskId)).toMatchObject({ status: 'parsing', acceptedAt: inTurn.acceptedAt });
      await one.record({ task: late, status: 'parsing', attempt: 1 });
      expect(await other.get(late.taskId)).toMatchObject({ status: 'parsing', acceptedAt: '' });
      await one.record({ task: late, status: 'queued', attempt: 1 });
      expect(await other.get(late.taskId)).toMatchObject({ status: 'parsing', acceptedAt: late.acceptedAt });
    });

    it('does not fall back to an earlier stage', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'embedding', attempt: 1 });
      await one.record({ task, status: 'parsing', attempt: 7 });
      expect(await one.get(task.taskId)).toMatchObject({ status: 'embedding', attempt: 1 });
    });

    it('does not fall back to an earlier attempt of the same stage', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'embedding', attempt: 3 });
      await one.record({ task, status: 'embedding', attempt: 2 });
      expect(await one.get(task.taskId)).toMatchObject({ attempt: 3 });
    });

    it.each(terminalStatuses)('leaves %s for nothing within its run', async (status) => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'queued', attempt: 1 });
      await one.record({ task, status, attempt: 1 });
      const ended = await one.get(task.taskId);
      for (const other of ['indexing', 'queued', ...terminalStatuses] as const) {
        await one.record({ task, status: other, attempt: 9 });
      }
      expect(await one.get(task.taskId)).toEqual(ended);
    });

    it('leaves failed by a higher run, which starts with nothing of the former one', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'embedding', attempt: 1, chunks: 20, batches: 2, warnings: ['odd'] });
      await one.record({ task, status: 'indexing', attempt: 1, embedded: 0, indexed: 0 });
      await one.record({ task, status: 'failed', attempt: 6, error: { ...timeout, retryable: false } });
      await one.record({ task: { ...task, run: 1 }, status: 'queued', attempt: 1 });
      const state = await one.get(task.taskId);
      expect(state).toMatchObject({ run: 1, status: 'queued', progress: { embedded: 0, indexed: 0 }, warnings: [] });
      expect(state?.error).toBeUndefined();
      await one.record({ task: { ...task, run: 1 }, status: 'embedding', attempt: 1, embedded: 1 });
      expect((await one.get(task.taskId))?.progress).toEqual({ embedded: 1, indexed: 0 });
    });

    it('takes nothing from a lower run, not even a membership', async () => {
      const { one } = two();
      const task = anEnvelope({ run: 1 });
      await one.record({ task, status: 'queued', attempt: 1 });
      const before = await one.get(task.taskId);
      await one.record({
        task: { ...task, run: 0 },
        status: 'indexing',
        attempt: 1,
        chunks: 9,
        embedded: 0,
        indexed: 0,
      });
      expect(await one.get(task.taskId)).toEqual(before);
    });

    it('counts a batch once, however often it is told', async () => {
      const { one } = two();
      const task = anEnvelope();
      for (const embedded of [0, 1, 1, 0, 1]) await one.record({ task, status: 'embedding', attempt: 1, embedded });
      for (const indexed of [1, 1]) await one.record({ task, status: 'indexing', attempt: 1, indexed });
      expect((await one.get(task.taskId))?.progress).toEqual({ embedded: 2, indexed: 1 });
    });

    it('keeps the progress of an update that comes too late to be shown', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'completed', attempt: 1 });
      await one.record({ task, status: 'embedding', attempt: 1, chunks: 25, batches: 3, embedded: 2 });
      expect(await one.get(task.taskId)).toMatchObject({
        status: 'completed',
        progress: { chunks: 25, batches: 3, embedded: 1, indexed: 0 },
      });
    });

    it('keeps the highest count of computed chunks, also one that is told after the end', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'indexing', attempt: 1, indexed: 0, computed: 12 });
      await one.record({ task, status: 'indexing', attempt: 1, indexed: 1, computed: 8 });
      expect((await one.get(task.taskId))?.progress).toEqual({ embedded: 0, indexed: 2, computed: 12 });
      await one.record({ task, status: 'completed', attempt: 1, computed: 20 });
      expect((await one.get(task.taskId))?.progress).toMatchObject({ computed: 20 });
    });

    it('shows the last error until the stage is left', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'parsing', attempt: 1, error: timeout });
      await one.record({ task, status: 'parsing', attempt: 2 });
      expect((await one.get(task.taskId))?.error).toEqual(timeout);
      await one.record({ task, status: 'chunking', attempt: 1 });
      expect((await one.get(task.taskId))?.error).toBeUndefined();
    });

    it('shows a completed task without an error, and a failed one with its last', async () => {
      const { one } = two();
      const [completed, failed] = [anEnvelope(), anEnvelope()];
      for (const task of [completed, failed])
        await one.record({ task, status: 'indexing', attempt: 1, error: timeout });
      await one.record({ task: completed, status: 'completed', attempt: 2, superseded: true });
      await one.record({ task: failed, status: 'failed', attempt: 2 });
      const state = await one.get(completed.taskId);
      expect(state).toMatchObject({ status: 'completed', superseded: true });
      expect(state?.error).toBeUndefined();
      expect((await one.get(failed.taskId))?.error).toEqual(timeout);
    });

    it('gathers warnings without repeating any', async () => {
      const { one } = two();
      const task = anEnvelope();
      await one.record({ task, status: 'parsing', attempt: 1, warnings: ['a', 'b/c'] });
      await one.record({ task, status: 'chunking', attempt: 1 });
      await one.record({ task, status: 'completed', attempt: 1, warnings: ['b/c', '"d"'] });
      expect((await one.get(task.taskId))?.warnings).toEqual(['a', 'b/c', '"d"']);
    });
  });
}
