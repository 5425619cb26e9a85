import { documentParsed, messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { longestDelayMs } from '@millrace/worker-runtime';
import { expect, test } from 'vitest';
import { readDeferred } from './read-deferred.ts';

const now = new Date('2030-01-01T00:00:00.000Z');
const message = (headers: BusMessage['headers'], overrides: Partial<BusMessage> = {}): BusMessage => ({
  id: 'm1',
  type: documentParsed.type,
  contentType: 'application/json',
  body: Buffer.from('{}'),
  headers: {
    [messageHeaders.queue]: 'documents.parsed',
    [messageHeaders.dueAt]: '2030-01-01T02:00:00.000Z',
    ...headers,
  },
  ...overrides,
});

test('says where a message goes and when, and leaves the rest of it as it was', () => {
  const kept = { [messageHeaders.attempt]: 3, [messageHeaders.traceparent]: '00-1', 'x-own': true };
  expect(readDeferred(message(kept), now).data).toMatchObject({
    queue: 'documents.parsed',
    dueAt: new Date('2030-01-01T02:00:00.000Z'),
    messageId: 'm1',
    eventType: 'document.parsed',
    contentType: 'application/json',
    headers: kept,
    body: Buffer.from('{}'),
  });
  expect(Object.keys(readDeferred(message(kept), now).data.headers)).toEqual(Object.keys(kept));
});

test.each([
  ['no time', 'soon', now],
  ['a time in the past', '-005000-01-01T00:00:00.000Z', now],
  ['a time that nobody lives to see', '+275000-01-01T00:00:00.000Z', new Date(now.getTime() + longestDelayMs)],
  ['a number', 7, now],
  ['a flag', true, now],
])('is due within the longest delay though its header says %s', (_, due, dueAt) => {
  expect(readDeferred(message({ [messageHeaders.dueAt]: due }), now).data.dueAt).toEqual(dueAt);
});

test.each(['', 7, 'millrace.deferred', 'millrace.delay.1s', 'amq.gen-1', 'no\0name', 'a b', 'x'.repeat(300)])(
  'refuses for good the queue %j',
  (queue) => {
    const read = () => readDeferred(message({ [messageHeaders.queue]: queue }), now);
    expect(read).toThrow(expect.objectContaining({ code: 'MALFORMED_MESSAGE', retryable: false }));
  },
);

test('tells apart whatever is not the same deferral of the same message', () => {
  const messages = [
    message({}),
    message({}, { id: '' }),
    message({}, { body: Buffer.from('[]') }),
    message({ [messageHeaders.attempt]: 2 }),
    message({ [messageHeaders.queue]: 'documents.ledger' }),
    message({ [messageHeaders.dueAt]: '2030-01-01T03:00:00.000Z' }),
  ];
  const ids = messages.map((one) => readDeferred(one, now).id);
  expect(new Set(ids).size).toBe(messages.length);
  expect(messages.map((one) => readDeferred(one, new Date()).id)).toEqual(ids);
});
