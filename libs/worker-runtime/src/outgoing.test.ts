import type { Bus } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import { publishAll } from './outgoing.ts';

const task = anEnvelope();

test.each([
  ['that of the task', { task: { ...task, priority: 'bulk' } }, 'bulk'],
  ['interactive, where the task says nothing', { task }, 'interactive'],
  ['the event’s own, where it belongs to no task', { generation: task, priority: 'bulk' }, 'bulk'],
  ['the task’s, whatever the event says', { task, priority: 'bulk' }, 'interactive'],
  ['interactive, where nobody says anything', { question: 'why?' }, 'interactive'],
])('the priority of an event is %s', async (_case, data, expected) => {
  const priorities: unknown[] = [];
  const bus: Pick<Bus, 'publish'> = {
    async publish(_message, { priority } = {}) {
      priorities.push(priority);
    },
  };
  const event = { id: 'e', type: 't', source: 's', time: new Date(0).toISOString(), data, optional: false };
  await publishAll(bus, [event], '');
  expect(priorities).toEqual([expected]);
});
