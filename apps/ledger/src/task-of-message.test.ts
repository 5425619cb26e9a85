import { documentIdOf, newTaskId, timeOfUuidV7 } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import { taskOfMessage } from './task-of-message.ts';

const find = (json: unknown, eventType = 'document.upload') =>
  taskOfMessage({ body: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)), eventType });
const cloudEvent = (type: string, data: unknown) => ({ specversion: '1.0', id: '1', source: 's', type, data });

test('the task of any event that carries one is found, as CloudEvent and as plain JSON', () => {
  const task = anEnvelope();
  expect(find(cloudEvent('document.parsed', { task, more: 1 }))).toEqual({ task, accepted: true });
  expect(find({ task }, 'anything')).toEqual({ task, accepted: true });
});

test('of an upload that was never accepted the task is made up as it would have been', () => {
  const taskId = newTaskId();
  const request = {
    taskId,
    tenant: 'acme',
    collection: 'papers',
    externalId: 'e',
    name: 'n',
    text: 'both',
    objectKey: 'both',
  };
  expect(find(cloudEvent('document.upload', request))).toMatchObject({
    accepted: false,
    task: {
      taskId,
      tenant: 'acme',
      collection: 'papers',
      documentId: documentIdOf('acme', 'papers', 'e'),
      name: 'n',
      acceptedAt: new Date(timeOfUuidV7(taskId)).toISOString(),
    },
  });
  expect(find({ taskId, name: 7 })).toMatchObject({ accepted: false, task: { tenant: 'default', name: 'unnamed' } });
});

test.each([
  ['no JSON', 'not json \ud800'],
  ['nothing', ''],
  ['a taskId that is none', { taskId: 'x' }],
  ['a tenant that is none', { taskId: newTaskId(), tenant: 'A B' }],
  ['a list', [1, 2]],
  ['null', null],
])('a message with %s belongs to no task', (_, body) => {
  expect(find(body)).toBeUndefined();
});

test('an event of another kind that has a taskId asks for no task', () => {
  expect(find(cloudEvent('report.wanted', { taskId: newTaskId(), name: 'n' }))).toBeUndefined();
});
