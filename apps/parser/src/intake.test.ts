import { documentUpload, documentUploaded, type EventData, messageHeaders, newTaskId } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { type RunResult, runOnce, type StubObjects, stubObjects, stubStates } from '@millrace/worker-runtime/testing';
import { beforeEach, expect, test } from 'vitest';
import { intake } from './intake.ts';

const upload = { name: 'note.txt', text: 'The mill turns.' };

let objects: StubObjects;
beforeEach(() => {
  objects = stubObjects();
});

function produced(data: object, user?: string): BusMessage {
  return {
    id: 'm1',
    type: documentUpload.type,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(data)),
    headers: user === undefined ? {} : { [messageHeaders.user]: user },
  };
}

function run(data: object, user?: string): Promise<RunResult> {
  return runOnce(intake, produced(data, user), { ports: { objects, states: stubStates() } });
}

function taskOf({ events }: RunResult): EventData<typeof documentUploaded>['task'] {
  return documentUploaded.data.parse(events[0]?.data).task;
}

test('accepts a document for the tenant that the broker vouches for', async () => {
  const taskId = newTaskId();
  const result = await run({ ...upload, taskId }, 'acme');
  expect(result.outcome).toEqual({ kind: 'done' });
  expect(taskOf(result)).toMatchObject({ taskId, tenant: 'acme', collection: 'default', run: 0 });
  expect([...objects.bodies.values()].map(String)).toContain(upload.text);
});

test('takes a body that names its own tenant, and carries priority and run on', async () => {
  const request = { ...upload, taskId: newTaskId(), tenant: 'acme', priority: 'bulk', run: 2 };
  expect(taskOf(await run(request, 'acme'))).toMatchObject({ tenant: 'acme', priority: 'bulk', run: 2 });
});

test.each([
  ['nobody vouches for', {}, undefined],
  ['nobody vouches for, though it names a tenant', { tenant: 'acme' }, undefined],
  ['names the tenant of another', { tenant: 'other' }, 'acme'],
  ['names the default tenant, which is another', { tenant: 'default' }, 'acme'],
  ['points at an object of another', { text: undefined, objectKey: 'incoming/other/a.pdf' }, 'acme'],
])('refuses for good a message that %s', async (_what, fields, user) => {
  const { outcome, events } = await run({ ...upload, taskId: newTaskId(), ...fields }, user);
  expect(outcome).toMatchObject({ kind: 'dead', error: { code: 'AUTHORIZATION_ERROR' } });
  expect(events).toEqual([]);
  expect(objects.bodies.size).toBe(0);
});

test('refuses a user whose name no tenant can have', async () => {
  const { outcome } = await run({ ...upload, taskId: newTaskId() }, 'Acme & Sons');
  expect(outcome).toMatchObject({ kind: 'dead', error: { code: 'MALFORMED_MESSAGE' } });
});

test('emits the same event for a message that comes twice, and keeps the first acceptance', async () => {
  const request = { ...upload, taskId: newTaskId() };
  const [first, second] = [await run(request, 'acme'), await run({ ...request, name: 'changed' }, 'acme')];
  expect(taskOf(second)).toEqual(taskOf(first));
  expect(second.events[0]?.id).toBe(first.events[0]?.id);
});

test('goes on in the higher run of a replay', async () => {
  const request = { ...upload, taskId: newTaskId() };
  const first = taskOf(await run(request, 'acme'));
  expect(taskOf(await run({ ...request, run: 1 }, 'acme'))).toEqual({ ...first, run: 1 });
});

test('refuses a taskId that stands for the document of another tenant', async () => {
  const request = { ...upload, taskId: newTaskId() };
  await run(request, 'acme');
  const { outcome } = await run(request, 'other');
  expect(outcome).toMatchObject({ kind: 'dead', error: { code: 'TASK_ID_CONFLICT' } });
});
