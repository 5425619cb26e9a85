import type { Message } from 'amqplib';
import { expect, test } from 'vitest';
import { deliveryCountOf, messageOf, propertiesOf } from './message-properties.ts';

function anAmqpMessage(headers: object | undefined, redelivered = true, properties: object = {}): Message {
  return {
    content: Buffer.from('{}'),
    fields: { deliveryTag: 1, redelivered, exchange: '', routingKey: 'q' },
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

test('counts deliveries as the broker does, and believes no producer', () => {
  const counts = [
    anAmqpMessage({ 'x-delivery-count': 2 }),
    anAmqpMessage({ 'x-delivery-count': 7 }, false),
    anAmqpMessage({ 'x-delivery-count': 'many' }),
    anAmqpMessage(undefined),
  ].map(deliveryCountOf);
  expect(counts).toEqual([2, 0, 0, 0]);
});
