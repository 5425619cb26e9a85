import { newTaskId, type TaskState, taskStateSchema } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { describe, expect, it } from 'vitest';
import { refusalIn } from '../testing/form.ts';
import { openWorld } from '../testing/world.ts';

const task = anEnvelope({ tenant: 'acme' });
const path = `/api/v1/tasks/${task.taskId}`;
const acme = { headers: { 'x-tenant-id': 'acme' } };

function statesIn(text: string): TaskState[] {
  const events = text.split('\n\n').filter((event) => event.startsWith('event: state\n'));
  return events.map((event) => taskStateSchema.parse(JSON.parse(event.split('data: ')[1] ?? '')));
}

describe('GET /api/v1/tasks/{taskId}', () => {
  it('gives the task to its tenant only', async () => {
    await using world = await openWorld();
    await world.states.record({ task, status: 'embedding', attempt: 2, batches: 3, embedded: 0 });
    const response = await world.request(path, acme);
    expect(await response.json()).toMatchObject({
      status: 'embedding',
      attempt: 2,
      progress: { batches: 3, embedded: 1 },
    });
    expect(await refusalIn(await world.request(path))).toEqual([404, 'TASK_NOT_FOUND']);
  });

  it('is 404 for a task that nobody knows, and 400 for what is no taskId', async () => {
    await using world = await openWorld();
    expect(await refusalIn(await world.request(`/api/v1/tasks/${newTaskId()}`))).toEqual([404, 'TASK_NOT_FOUND']);
    expect(await refusalIn(await world.request('/api/v1/tasks/nonsense'))).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('GET /api/v1/tasks/{taskId}/events', () => {
  it('streams the state, each change, and ends when the task has', async () => {
    await using world = await openWorld();
    await world.states.record({ task, status: 'parsing', attempt: 1 });
    const response = await world.request(`${path}/events`, acme);
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const text = response.text();
    await world.states.record({ task, status: 'embedding', attempt: 1 });
    await world.states.record({ task, status: 'completed', attempt: 1 });
    const statuses = statesIn(await text).map(({ status }) => status);
    expect([statuses[0], statuses.at(-1)]).toEqual(['parsing', 'completed']);
  });

  it('is 404 before the stream begins where there is no such task', async () => {
    await using world = await openWorld();
    expect(await refusalIn(await world.request(`${path}/events`, acme))).toEqual([404, 'TASK_NOT_FOUND']);
  });

  it('does not keep the server from closing', async () => {
    const world = await openWorld();
    await world.states.record({ task, status: 'parsing', attempt: 1 });
    const response = await world.request(`${path}/events`, acme);
    await world[Symbol.asyncDispose]();
    expect(statesIn(await response.text())).toHaveLength(1);
  });
});
