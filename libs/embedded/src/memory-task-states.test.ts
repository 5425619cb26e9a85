import type { TaskState } from '@millrace/contracts';
import { anEnvelope, describeTaskStates } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { openMemoryTaskStates } from './memory-task-states.ts';

const shared = openMemoryTaskStates();
describeTaskStates('task states in memory', async () => ({ ...shared, close: async () => {} }));

describe('task states in memory', () => {
  it('forgets a state that was not written for its time to live', async () => {
    let now = Date.parse('2026-03-31T12:00:00Z');
    const states = openMemoryTaskStates({ ttlSeconds: 60, now: () => now });
    const task = anEnvelope();
    await states.record({ task, status: 'queued', attempt: 1 });
    now += 59_000;
    await states.record({ task, status: 'queued', attempt: 1 });
    now += 59_000;
    expect(await states.get(task.taskId)).toMatchObject({ status: 'queued' });
    now += 1_000;
    expect(await states.get(task.taskId)).toBeUndefined();
  });

  it('raises the acceptance time above the last one when the clock stands still or goes back', async () => {
    let now = 1_000;
    const states = openMemoryTaskStates({ now: () => now });
    const times = [await states.acceptanceTime('t', 'd'), await states.acceptanceTime('t', 'd')];
    now = 500;
    expect([...times, await states.acceptanceTime('t', 'd'), await states.acceptanceTime('t', 'other')]).toEqual([
      1_000, 1_001, 1_002, 500,
    ]);
  });

  it('counts a task as under way until it was not heard of for an hour', async () => {
    let now = 0;
    const states = openMemoryTaskStates({ now: () => now });
    const [heard, silent] = [anEnvelope(), anEnvelope()];
    for (const task of [heard, silent]) await states.record({ task, status: 'queued', attempt: 1 });
    now += 3_599_999;
    await states.record({ task: heard, status: 'queued', attempt: 1 });
    expect(await states.underWay(heard.tenant)).toBe(2);
    now += 1;
    expect(await states.underWay(heard.tenant)).toBe(1);
  });

  it('tells nobody after it was closed', async () => {
    const states = openMemoryTaskStates();
    const task = anEnvelope();
    const heard: TaskState[] = [];
    await states.subscribe(task.taskId, (state) => heard.push(state));
    await states.close();
    await states.record({ task, status: 'queued', attempt: 1 });
    expect(heard).toEqual([]);
  });
});
