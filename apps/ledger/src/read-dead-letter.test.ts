import { messageHeaders, newTaskId } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { expect, test } from 'vitest';
import { readDeadLetter } from './read-dead-letter.ts';

const message = (headers: BusMessage['headers'], overrides: Partial<BusMessage> = {}): BusMessage => ({
  id: newTaskId(),
  type: 'document.parsed',
  contentType: 'application/json',
  body: Buffer.from('{}'),
  headers,
  ...overrides,
});

const ours = {
  [messageHeaders.attempt]: 3,
  [messageHeaders.stage]: 'chunker',
  [messageHeaders.queue]: 'documents.parsed',
  [messageHeaders.code]: 'NO_TEXT',
  [messageHeaders.reason]: 'no text at all',
  [messageHeaders.stack]: 'Error: no text at all\n at …',
  [messageHeaders.failedAt]: '2030-01-01T00:00:00.000Z',
};

test('a dead letter of a stage says where, why and after how many attempts', () => {
  expect(readDeadLetter(message(ours)).data).toMatchObject({
    queue: 'documents.parsed',
    stage: 'chunker',
    code: 'NO_TEXT',
    reason: 'no text at all',
    attempts: 3,
    failedAt: new Date('2030-01-01T00:00:00Z'),
  });
});

test('a message that came over the delay ladder before is still its stage’s dead letter', () => {
  const overTheLadder = { ...ours, 'x-last-death-queue': 'millrace.delay.5s', 'x-last-death-reason': 'expired' };
  expect(readDeadLetter(message(overTheLadder)).data).toMatchObject({ stage: 'chunker', code: 'NO_TEXT' });
});

test('a message that the broker moved here ended its workers, in the queue that it was quarantined from', () => {
  const crashed = {
    [messageHeaders.attempt]: 2,
    'x-last-death-queue': 'documents.parsed.quarantine',
    'x-last-death-reason': 'delivery_limit',
  };
  expect(readDeadLetter(message(crashed)).data).toMatchObject({
    queue: 'documents.parsed',
    stage: 'documents.parsed',
    code: 'WORKER_CRASHED',
    attempts: 2,
  });
});

test('the same failure has the same id, another one has another', () => {
  const id = newTaskId();
  const first = readDeadLetter(message(ours, { id }));
  expect(readDeadLetter(message(ours, { id })).id).toBe(first.id);
  const later = { ...ours, [messageHeaders.failedAt]: '2030-01-02T00:00:00.000Z' };
  expect(readDeadLetter(message(later, { id })).id).not.toBe(first.id);
});

test.each([
  ['no headers', message({})],
  ['no id and no type', message({}, { id: '', type: '' })],
  [
    'nonsense in each header',
    message(Object.fromEntries(Object.values(messageHeaders).map((name) => [name, '\0\ud800']))),
  ],
  ['numbers out of range', message({ [messageHeaders.attempt]: -5, [messageHeaders.failedAt]: '+275000-01-01' })],
  ['an endless reason', message({ ...ours, [messageHeaders.reason]: 'x'.repeat(1_000_000) })],
  ['a type and an id that are no text', message({}, { id: '\ud800\0', type: '\udfff\0' })],
])('a message with %s is read all the same', (_, odd) => {
  const { data } = readDeadLetter(odd);
  expect(data.attempts).toBeGreaterThanOrEqual(1);
  expect(data.reason.length).toBeLessThanOrEqual(2_000);
  expect(data.messageId).not.toBe('');
  for (const text of [data.messageId, data.eventType, data.queue, data.stage, data.code, data.reason, data.stack]) {
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('\0');
  }
});
