import { randomUUID } from 'node:crypto';
import { chatLogged, messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { runOnce } from '@millrace/worker-runtime/testing';
import { expect, test } from 'vitest';
import { chatIntake } from './chat-intake.ts';

const log = { conversationId: randomUUID(), userId: 'ann', logData: { prompt: '你好' } };

function produced(data: object, user?: string, id = 'm1'): BusMessage {
  return {
    id,
    type: chatLogged.type,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(data)),
    headers: user === undefined ? {} : { [messageHeaders.user]: user },
  };
}

const run = (message: BusMessage) => runOnce(chatIntake, message, { ports: {} });

test('hands a log on for the tenant that the broker vouches for, named or not', async () => {
  for (const data of [log, { ...log, tenant: 'acme' }]) {
    const { outcome, events } = await run(produced(data, 'acme'));
    expect(outcome).toEqual({ kind: 'done' });
    expect(events).toMatchObject([{ type: chatLogged.type, data: { ...log, tenant: 'acme' } }]);
  }
});

test.each([
  ['nobody vouches for', {}, undefined],
  ['names the tenant of another', { tenant: 'other' }, 'acme'],
])('refuses for good a message that %s', async (_what, fields, user) => {
  const { outcome, events } = await run(produced({ ...log, ...fields }, user));
  expect(outcome).toMatchObject({ kind: 'dead', error: { code: 'AUTHORIZATION_ERROR' } });
  expect(events).toEqual([]);
});

test('takes no id of a log from outside: it could be that of another', async () => {
  const { events } = await run(produced({ ...log, logId: 7 }, 'acme'));
  expect(events[0]?.data).not.toHaveProperty('logId');
});

test('emits the same event for a message that comes twice, and another for the same id of another tenant', async () => {
  const idOf = async (user: string) => (await run(produced(log, user))).events[0]?.id;
  expect(await idOf('acme')).toBe(await idOf('acme'));
  expect(await idOf('acme')).not.toBe(await idOf('other'));
});
