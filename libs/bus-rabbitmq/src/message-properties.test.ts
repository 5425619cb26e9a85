import type { Message } from 'amqplib';
import { expect, test } from 'vitest';
import { deliveryCountOf, messageOf, propertiesOf } from './message-properties.ts';

function anAmqpMessage(
  headers: object | undefined,
  redelivered = true,
  properties: object = {},
  exchange = '',
): Message {
  return {
    content: Buffer.from('{}'),
    fields: { deliveryTag: 1, redelivered, exchange, routingKey: 'q' },
    properties: { headers, ...properties } as Message['properties'],
  };
}

test('leaves the headers of the broker behind when a message is sent on', () => {
  const { headers, persistent } = propertiesOf({
    id: 'a',
    type: 't',
    contentType: 'application/json',
    body: Buffer.from('{}'),
    headers: { 'x-delivery-count': 3, 'x-first-death-queue': 'q', 'millrace-attempt': 2 },
  });
  expect(headers).toEqual({ 'millrace-attempt': 2 });
  expect(persistent).toBe(true);
});

test('takes a message of a producer that names nothing', () => {
  expect(messageOf(anAmqpMessage(undefined))).toMatchObject({
    id: '',
    type: '',
    contentType: 'application/json',
    headers: {},
  });
});

test('keeps the plain headers of a delivery and drops lists and tables', () => {
  const headers = {
    'x-first-death-queue': 'q',
    'x-death': [{ queue: 'q' }],
    table: { a: 1 },
    'millrace-attempt': 2,
    yes: true,
  };
  expect(messageOf(anAmqpMessage(headers)).headers).toEqual({
    'x-first-death-queue': 'q',
    'millrace-attempt': 2,
    yes: true,
  });
});

test('names the user that the broker has checked, and no other, of a message from the intake', () => {
  const forged = {
    'millrace-user': 'somebody else',
    'millrace-attempt': 9,
    'millrace-queue': 'documents.parsed',
    kept: 1,
  };
  const userOf = (message: Message) => messageOf(message).headers['millrace-user'];
  expect(userOf(anAmqpMessage(forged, false, { userId: 'acme' }, 'millrace.intake'))).toBe('acme');
  expect(messageOf(anAmqpMessage(forged, false, {}, 'millrace.intake')).headers).toEqual({ kept: 1 });
  const died = { ...forged, 'x-first-death-exchange': 'millrace.intake' };
  expect(userOf(anAmqpMessage(died, false, { userId: 'acme' }))).toBe('acme');
  expect(userOf(anAmqpMessage(died))).toBeUndefined();
});

test('leaves the user of a message that we sent on, by the ladder or straight', () => {
  const sent = { 'millrace-user': 'acme', 'x-first-death-exchange': 'millrace.delay.1s' };
  expect(messageOf(anAmqpMessage(sent)).headers['millrace-user']).toBe('acme');
});

test('counts deliveries as the broker does, and believes no producer', () => {
  const counts = [
    anAmqpMessage({ 'x-delivery-count': 2 }),
    anAmqpMessage({ 'x-delivery-count': 7 }, false),
    anAmqpMessage({ 'x-delivery-count': 'many' }),
    anAmqpMessage(undefined),
  ].map(deliveryCountOf);
  expect(counts).toEqual([2, 0, 0, 0]);
});
