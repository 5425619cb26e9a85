import { prepareOriginal } from '@millrace/acceptance';
import { dependencyUnavailable, type TaskEnvelope, type TaskState, timeOfUuidV7 } from '@millrace/contracts';
import { openMemoryTaskStates } from '@millrace/embedded';
import { type Clock, type ObjectStore, stateToldBy, type TaskStates } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { createTaskFinder, type TaskSources } from './find-task.ts';

const now = new Date('2026-04-01T00:00:20.000Z');
const clock: Clock = { now: () => now, sleep: async () => {} };
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

/** The state of `task` as it was told some seconds ago. */
function told(task: TaskEnvelope, status: TaskState['status'], secondsAgo: number): TaskState {
  return stateToldBy({ task, status, attempt: 1 }, before(secondsAgo));
}

const down = async () => {
  throw dependencyUnavailable('postgres', new Error('refused'));
};
const deadStates = { get: down, restore: down } as unknown as TaskStates;
const deadObjects = { head: down, get: down } as unknown as ObjectStore;
const noObjects = { head: async () => undefined } as unknown as ObjectStore;

/** A store in which only the original of `task` lies. */
async function originalOf(task: TaskEnvelope): Promise<ObjectStore> {
  const metadata = await prepareOriginal(noObjects, task);
  return {
    head: async (key: string) => (key === task.original.key ? { metadata } : undefined),
  } as unknown as ObjectStore;
}

function setUp(sources: Partial<TaskSources> & { readonly shown?: TaskState; readonly known?: TaskState } = {}) {
  const { shown, known } = sources;
  const states = openMemoryTaskStates({ now: () => now.getTime() });
  const asked: string[] = [];
  const finder = createTaskFinder({
    states,
    objects: noObjects,
    clock,
    async stored(taskId) {
      asked.push(taskId);
      return known;
    },
    ...sources,
  });
  return { finder, states, asked, ready: shown ? states.restore(shown) : undefined };
}

describe('a task', () => {
  const task = anEnvelope();
  const { taskId, tenant } = task;

  it('whose beginning Redis has lost is compared with Postgres, however fresh', async () => {
    const known = told(task, 'completed', 60);
    const { finder, states } = setUp({ known });
    await states.record({ task, status: 'chunking', attempt: 1 });
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'completed', acceptedAt: task.acceptedAt });
    expect(await states.get(taskId)).toMatchObject({ status: 'completed', acceptedAt: task.acceptedAt });
  });

  it('whose beginning nobody knows is given with the time of its id', async () => {
    const { finder, states } = setUp();
    await states.record({ task, status: 'chunking', attempt: 1 });
    const acceptedAt = new Date(timeOfUuidV7(taskId)).toISOString();
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'chunking', acceptedAt });
  });

  it('that Redis shows fresh is given without asking Postgres', async () => {
    const shown = told(task, 'embedding', 9);
    const { finder, asked, ready } = setUp({ shown });
    await ready;
    expect(await finder.find(taskId, tenant)).toEqual(shown);
    expect(asked).toEqual([]);
  });

  it('that ended is final, however long ago', async () => {
    const shown = told(task, 'completed', 3_000);
    const { finder, asked, ready } = setUp({ shown });
    await ready;
    expect(await finder.find(taskId, tenant)).toEqual(shown);
    expect(asked).toEqual([]);
  });

  it('that has not moved for 10 s is merged with Postgres, and written back', async () => {
    const { finder, states, ready } = setUp({ shown: told(task, 'embedding', 11), known: told(task, 'completed', 5) });
    await ready;
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'completed' });
    expect(await states.get(taskId)).toMatchObject({ status: 'completed' });
  });

  it('is never shown lower than it was, where Postgres knows less', async () => {
    const { finder, ready } = setUp({ shown: told(task, 'embedding', 11), known: told(task, 'parsing', 15) });
    await ready;
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'embedding' });
  });

  it('that Redis has lost comes from Postgres, and is shown by Redis again', async () => {
    const { finder, states } = setUp({ known: told(task, 'indexing', 60) });
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'indexing' });
    expect(await states.get(taskId)).toMatchObject({ status: 'indexing' });
  });

  it('comes from Postgres alone while Redis is down', async () => {
    const { finder } = setUp({ states: deadStates, known: told(task, 'completed', 60) });
    expect(await finder.find(taskId, tenant)).toMatchObject({ status: 'completed' });
  });

  it('comes from Redis alone while Postgres is down, stale as it may be', async () => {
    const shown = told(task, 'parsing', 60);
    const { finder, ready } = setUp({ shown, stored: down });
    await ready;
    expect(await finder.find(taskId, tenant)).toEqual(shown);
  });

  it('of which only its original tells is queued, and that is not written back', async () => {
    const { finder, states } = setUp({ objects: await originalOf(task) });
    expect(await finder.find(taskId, tenant)).toMatchObject({ taskId, status: 'queued', acceptedAt: task.acceptedAt });
    expect(await states.get(taskId)).toBeUndefined();
    expect(await finder.known(taskId, tenant)).toBeUndefined();
  });

  it('of another tenant is not found', async () => {
    const { finder, ready } = setUp({ shown: told(task, 'parsing', 1) });
    await ready;
    await expect(finder.find(taskId, 'other')).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  });

  it('is not found only when Redis, Postgres and the object store have all said so', async () => {
    await expect(setUp().finder.find(taskId, tenant)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    const unsure = { code: 'DEPENDENCY_UNAVAILABLE' };
    await expect(setUp({ states: deadStates }).finder.find(taskId, tenant)).rejects.toMatchObject(unsure);
    await expect(setUp({ stored: down }).finder.find(taskId, tenant)).rejects.toMatchObject(unsure);
    await expect(setUp({ objects: deadObjects }).finder.find(taskId, tenant)).rejects.toMatchObject(unsure);
  });
});
