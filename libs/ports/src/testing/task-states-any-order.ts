import type { TaskState } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import type { TaskUpdate } from '../task-states.ts';
import { anEnvelope } from './an-envelope.ts';
import { seededRandom } from './seeded-random.ts';
import { disorderlyHistory, nearlyOrderlyHistory } from './task-histories.ts';
import { heightOf, modelledPartOf, modelOf } from './task-state-model.ts';
import type { TwoTaskStates } from './two-task-states.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

export function behavesInAnyOrder(two: () => TwoTaskStates): void {
  describe('updates in any order', () => {
    it.each(seeds)('never falls, and shows what the model says after every update (shuffle %i)', async (seed) => {
      const random = seededRandom(seed);
      const makeHistory = seed % 2 ? disorderlyHistory : nearlyOrderlyHistory;
      const history = makeHistory(anEnvelope(), random);
      const told: TaskUpdate[] = [];
      let before: TaskState | undefined;
      for (const update of history) {
        const { one, other } = random() < 0.5 ? two() : swapped(two());
        await one.record(update);
        told.push(update);
        const after = await other.get(update.task.taskId);
        if (!after) throw new Error('the state is gone');
        expect(modelledPartOf(after)).toEqual(modelOf(told));
        if (before) expectNotFallen(before, after);
        before = after;
      }
    });

    it.each(seeds.slice(0, 4))(
      'comes to the same end when two clients tell all of it at once (shuffle %i)',
      async (seed) => {
        const { one, other } = two();
        const task = anEnvelope();
        const history = disorderlyHistory(task, seededRandom(seed));
        await Promise.all(history.map((update, index) => (index % 2 ? one : other).record(update)));
        const state = await one.get(task.taskId);
        const { errorCode: _, warnings, ...rest } = modelOf(history);
        expect(state).toMatchObject(rest);
        expect(new Set(state?.warnings)).toEqual(new Set(warnings));
      },
    );
  });
}

function expectNotFallen(before: TaskState, after: TaskState): void {
  expect(heightOf(after)).toBeGreaterThanOrEqual(heightOf(before));
  expect(after.updatedAt >= before.updatedAt || after.run > before.run).toBe(true);
  if (after.run > before.run) return;
  expect(after.progress.embedded).toBeGreaterThanOrEqual(before.progress.embedded);
  expect(after.progress.indexed).toBeGreaterThanOrEqual(before.progress.indexed);
}

function swapped({ one, other }: TwoTaskStates): TwoTaskStates {
  return { one: other, other: one };
}
