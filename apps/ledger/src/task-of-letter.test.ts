import { type EventData, messageHeaders, newTaskId } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import type { deadLetter } from './dead-letter.ts';
import { taskOfLetter } from './task-of-letter.ts';

function letter(body: object, queue: string, user?: string): EventData<typeof deadLetter> {
  return {
    id: newTaskId(),
    queue,
    stage: 'intake',
    messageId: 'm1',
    eventType: 'document.upload',
    code: 'AUTHORIZATION_ERROR',
    reason: '',
    stack: '',
    attempts: 1,
    headers: user === undefined ? {} : { [messageHeaders.user]: user },
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(body)),
    failedAt: new Date(),
  };
}

test('a producer outside asks for a task of the tenant that is vouched for, named or not', () => {
  const taskId = newTaskId();
  for (const body of [{ taskId }, { taskId, tenant: 'acme' }]) {
    expect(taskOfLetter(letter(body, 'documents.intake', 'acme'))).toMatchObject({
      accepted: false,
      task: { taskId, tenant: 'acme' },
    });
  }
});

test('a producer outside speaks for no other tenant and of no task that runs', () => {
  const taskId = newTaskId();
  const task = anEnvelope({ tenant: 'acme' });
  const found = [
    letter({ taskId, tenant: 'other' }, 'documents.intake', 'acme'),
    letter({ taskId, tenant: 'other' }, 'documents.intake'),
    letter({ taskId }, 'documents.intake'),
    letter({ taskId }, 'documents.intake', 'Acme & Sons'),
    letter({ task }, 'documents.intake', 'acme'),
    letter({ task }, 'chat.intake', 'acme'),
    letter({ task }, 'chat.intake'),
  ].map(taskOfLetter);
  expect(found).toEqual(Array.from(found, () => undefined));
});

test('what came by any other queue is ours, and its tenant is believed', () => {
  const taskId = newTaskId();
  expect(taskOfLetter(letter({ taskId, tenant: 'other' }, 'documents.upload'))?.task.tenant).toBe('other');
});
