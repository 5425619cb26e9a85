import { once } from 'node:events';
import type { TaskState } from '@millrace/contracts';
import { openMemoryTaskStates } from '@millrace/embedded';
import { type Clock, stateToldBy } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import type { TaskFinder } from './find-task.ts';
import { watchTask } from './watch-task.ts';

const task = anEnvelope();
const state = (status: TaskState['status'], second: number) =>
  stateToldBy({ task, status, attempt: 1 }, new Date(Date.UTC(2026, 3, 1, 0, 0, second)));

/** Sleeps until woken: no poll ever comes due. */
const patientClock: Clock = {
  now: () => new Date(),
  async sleep(_ms, signal) {
    if (signal && !signal.aborted) await once(signal, 'abort');
  },
};
const impatientClock: Clock = { now: () => new Date(), sleep: async () => {} };

function finderOf(...answers: readonly TaskState[]): TaskFinder {
  const left = [...answers];
  const next = async () => {
    const answer = left.length > 1 ? left.shift() : left[0];
    if (!answer) throw new Error('no answer left');
    return answer;
  };
  return { find: next, known: next };
}

describe('watchTask', () => {
  it('gives the state, each change that is told, and ends with the final one', async () => {
    const states = openMemoryTaskStates();
    const first = state('queued', 0);
    const watched = watchTask(
      { finder: finderOf(first), states, clock: patientClock },
      first,
      new AbortController().signal,
    );
    expect((await watched.next()).value).toEqual(first);
    const seen: string[] = [];
    const rest = (async () => {
      for await (const { status } of watched) seen.push(status);
    })();
    await new Promise(setImmediate);
    await states.restore(state('parsing', 1));
    await states.restore(state('embedding', 2));
    await states.restore(state('completed', 3));
    await rest;
    expect(seen).toEqual(['parsing', 'embedding', 'completed']);
  });

  it('gives what happened between the first look and the subscription', async () => {
    const finder = finderOf(state('completed', 5));
    const deps = { finder, states: openMemoryTaskStates(), clock: patientClock };
    const seen: string[] = [];
    for await (const { status } of watchTask(deps, state('queued', 0), new AbortController().signal)) seen.push(status);
    expect(seen).toEqual(['queued', 'completed']);
  });

  it('polls, so that a change which was never told is seen too', async () => {
    const states = { ...openMemoryTaskStates(), subscribe: () => Promise.reject(new Error('down')) };
    const finder = finderOf(state('queued', 0), state('parsing', 1), state('parsing', 1), state('failed', 2));
    const seen: string[] = [];
    const deps = { finder, states, clock: impatientClock };
    for await (const { status } of watchTask(deps, state('queued', 0), new AbortController().signal)) seen.push(status);
    expect(seen).toEqual(['queued', 'parsing', 'failed']);
  });

  it('leaves out what is older than what it gave', async () => {
    const finder = finderOf(state('embedding', 5), state('parsing', 6), state('embedding', 4), state('completed', 1));
    const seen: string[] = [];
    const deps = { finder, states: openMemoryTaskStates(), clock: impatientClock };
    for await (const { status } of watchTask(deps, state('queued', 0), new AbortController().signal)) seen.push(status);
    expect(seen).toEqual(['queued', 'embedding', 'completed']);
  });

  it('ends and unsubscribes when its signal aborts', async () => {
    const memory = openMemoryTaskStates();
    let subscribed = 0;
    const states: typeof memory = {
      ...memory,
      async subscribe(taskId, onChange) {
        const unsubscribe = await memory.subscribe(taskId, onChange);
        subscribed++;
        return async () => {
          subscribed--;
          await unsubscribe();
        };
      },
    };
    const abort = new AbortController();
    const first = state('queued', 0);
    const watched = watchTask({ finder: finderOf(first), states, clock: patientClock }, first, abort.signal);
    await watched.next();
    expect(subscribed).toBe(1);
    const end = watched.next();
    abort.abort();
    expect((await end).done).toBe(true);
    expect(subscribed).toBe(0);
  });
});
