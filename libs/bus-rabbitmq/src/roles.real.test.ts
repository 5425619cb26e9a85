import {
  bulkQueue,
  chatIntakeQueue,
  chatLogged,
  deadLetterQueue,
  documentParsed,
  documentUpload,
  documentUploaded,
  exchange,
  intakeExchange,
  intakeQueue,
  messageHeaders,
  retrievalLogged,
} from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { aBusMessage, deliveryInbox, type FreshVhost, freshVhost, realServers } from '@millrace/ports/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRabbitBus, type RabbitBusOptions } from './rabbit-bus.ts';
import { openRabbitMonitor } from './rabbit-monitor.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { makeRoleUser } from './testing/role-user.ts';

const { rabbitmq } = realServers();
const body = Buffer.from('{}');

let fresh: FreshVhost;
let worker: RabbitBusOptions;
const users: string[] = [];

beforeAll(async () => {
  fresh = await freshVhost('roles', rabbitmq);
  worker = await as('worker');
  const bus = openRabbitBus(worker);
  await bus.ping();
  await bus.close();
  await fresh.api('PUT', '/api/queues/{vhost}/payroll', { durable: true });
});
afterAll(async () => {
  for (const user of users) await fresh.api('DELETE', `/api/users/${user}`);
  await fresh.drop();
});

async function as(role: string): Promise<RabbitBusOptions> {
  const account = await makeRoleUser(role, fresh);
  users.push(account.user);
  return { ...rabbitmq, ...account, vhost: fresh.vhost, connectionName: role, log: silentLogger, waitMs: 0 };
}

test('a worker does all the work of a stage, on a broker where nothing stood before it', async () => {
  const bus = openRabbitBus(worker);
  const [upload, dead] = [deliveryInbox(), deliveryInbox()];
  await bus.consume('documents.upload', { prefetch: 2 }, upload.onDelivery);
  await bus.consume(deadLetterQueue, { prefetch: 1 }, dead.onDelivery);
  await bus.ping();
  await bus.publish(aBusMessage({ id: 'event', type: documentUploaded.type }));
  await bus.send('documents.upload', aBusMessage({ id: 'retry' }), { delayMs: 1_000 });
  const taken = await upload.take(2, { ack: true });
  expect(taken.map(({ message }) => message.id)).toEqual(['event', 'retry']);
  await bus.send(deadLetterQueue, aBusMessage({ id: 'dead' }));
  expect((await dead.next()).message.id).toBe('dead');
  await bus.close();
});

test('a worker touches nothing that is not of the fleet', async () => {
  expect(await refusalOf(worker, (channel) => channel.consume('payroll', () => {}))).toBe(403);
  expect(await refusalOf(worker, (channel) => channel.purgeQueue('payroll'))).toBe(403);
  expect(await refusalOf(worker, (channel) => channel.assertQueue('payroll.copy'))).toBe(403);
  expect(await refusalOf(worker, (channel) => channel.publish('amq.topic', 'x', body))).toBe(403);
});

test('the door says that a document was uploaded, and asks how much waits', async () => {
  const bus = openRabbitBus(await as('door'));
  await bus.ping();
  const waiting = await bus.depth('documents.upload');
  await bus.publish(aBusMessage({ type: documentUploaded.type }));
  await bus.publish(aBusMessage({ type: documentUploaded.type }), { priority: 'bulk' });
  expect(await bus.depth('documents.upload')).toBe(waiting + 1);
  expect(await bus.depth(bulkQueue('documents.upload'))).toBe(1);
  await bus.close();
});

test('the door says nothing else, reads nothing and deletes nothing', async () => {
  const door = await as('door');
  expect(await refusalOf(door, (channel) => channel.publish(exchange, documentParsed.type, body))).toBe(403);
  expect(await refusalOf(door, (channel) => channel.publish('', 'documents.parsed', body))).toBe(403);
  expect(await refusalOf(door, (channel) => channel.consume('documents.upload', () => {}))).toBe(403);
  expect(await refusalOf(door, (channel) => channel.deleteQueue('documents.upload'))).toBe(403);
});

test('the scheduler sends what is due, and counts what is queued', async () => {
  const scheduler = await as('scheduler');
  const bus = openRabbitBus(scheduler);
  await bus.ping();
  const waiting = await bus.depth('documents.chunked');
  await bus.send('documents.chunked', aBusMessage());
  expect(await bus.depth('documents.chunked')).toBe(waiting + 1);
  await bus.close();
  const counts = await openRabbitMonitor({ ...scheduler, managementUrl: rabbitmq.managementUrl }).counts();
  expect(Object.keys(counts)).toContain('documents.chunked');
  expect(await refusalOf(scheduler, (channel) => channel.consume('documents.chunked', () => {}))).toBe(403);
  expect(await refusalOf(scheduler, (channel) => channel.publish(exchange, documentUploaded.type, body))).toBe(403);
  expect(await refusalOf(scheduler, (channel) => channel.deleteQueue('documents.chunked'))).toBe(403);
});

test('a monitor counts what is queued and does nothing else', async () => {
  const account = await as('monitor');
  const monitor = openRabbitMonitor({ ...account, managementUrl: rabbitmq.managementUrl });
  await monitor.ping();
  expect(Object.keys(await monitor.counts())).toContain('documents.upload');
  expect(await refusalOf(account, (channel) => channel.publish(exchange, documentUploaded.type, body))).toBe(403);
  expect(await refusalOf(account, (channel) => channel.publish('', 'documents.upload', body))).toBe(403);
  expect(await refusalOf(account, (channel) => channel.consume('documents.upload', () => {}))).toBe(403);
});

test('a producer hands documents in, under its own name and no other', async () => {
  const producer = await as('producer');
  const upload = (properties: object) =>
    refusalOf(producer, (channel) =>
      channel.publish(intakeExchange, documentUpload.type, body, { mandatory: true, ...properties }),
    );
  expect(await upload({ userId: worker.user })).toBe(406);
  const forged = { [messageHeaders.user]: 'somebody', [messageHeaders.attempt]: 9, note: 'kept' };
  expect(await upload({ messageId: 'vouched', userId: producer.user, headers: forged })).toBeUndefined();
  expect(await upload({ messageId: 'nameless', headers: forged })).toBeUndefined();

  const bus = openRabbitBus(worker);
  const inbox = deliveryInbox();
  await bus.consume(intakeQueue, { prefetch: 2 }, inbox.onDelivery);
  const taken = (await inbox.take(2, { ack: true })).map(({ message: { id, headers } }) => ({ id, headers }));
  expect(taken).toEqual([
    { id: 'vouched', headers: { note: 'kept', [messageHeaders.user]: producer.user } },
    { id: 'nameless', headers: { note: 'kept' } },
  ]);
  await bus.close();
});

test('a producer speaks under its own name alone, also where the broker gave its message up', async () => {
  const producer = await as('producer');
  const headers = {
    [messageHeaders.user]: 'somebody',
    [messageHeaders.queue]: 'documents.upload',
    'x-first-death-exchange': exchange,
    'x-last-death-queue': 'documents.upload',
  };
  await refusalOf(producer, async (channel) => {
    channel.publish(intakeExchange, documentUpload.type, body, { messageId: 'given up', headers });
  });
  await refusalOf(worker, async (channel) => {
    const message = await channel.get(intakeQueue);
    if (message) channel.reject(message, false);
  });
  const bus = openRabbitBus(worker);
  const inbox = deliveryInbox();
  await bus.consume(deadLetterQueue, { prefetch: 1 }, inbox.onDelivery);
  let delivery = await inbox.next();
  while (delivery.message.id !== 'given up') {
    delivery.ack();
    delivery = await inbox.next();
  }
  expect(delivery.message.headers).toMatchObject({ 'x-last-death-queue': intakeQueue });
  expect(delivery.message.headers).not.toHaveProperty(messageHeaders.user);
  expect(delivery.message.headers).not.toHaveProperty(messageHeaders.queue);
  delivery.ack();
  await bus.close();
});

test('a producer reaches no queue, no event and nothing of anybody else', async () => {
  const producer = await as('producer');
  const attempts = [
    refusalOf(producer, (channel) => channel.publish('', 'documents.upload', body)),
    refusalOf(producer, (channel) => channel.publish('', intakeQueue, body)),
    refusalOf(producer, (channel) => channel.publish(exchange, documentUploaded.type, body)),
    refusalOf(producer, (channel) => channel.publish(intakeExchange, documentParsed.type, body)),
    refusalOf(producer, (channel) => channel.publish('millrace.delay.1s', 'documents.upload', body)),
    refusalOf(producer, (channel) => channel.consume(intakeQueue, () => {})),
    refusalOf(producer, (channel) => channel.bindQueue(intakeQueue, exchange, documentUploaded.type)),
    refusalOf(producer, (channel) => channel.assertQueue('mine')),
    refusalOf(producer, (channel) => channel.deleteExchange(intakeExchange)),
  ];
  expect(await Promise.all(attempts)).toEqual(attempts.map(() => 403));
});

test('a program that logs chats does so under its own name, and reaches nothing else', async () => {
  const chat = await as('chat');
  const publish = (to: string, type: string, userId = chat.user) =>
    refusalOf(chat, (channel) => channel.publish(to, type, body, { mandatory: true, messageId: 'log', userId }));
  expect(await publish(intakeExchange, chatLogged.type)).toBeUndefined();
  expect(await publish(intakeExchange, chatLogged.type, worker.user)).toBe(406);
  expect(await publish(intakeExchange, documentUpload.type)).toBe(403);
  expect(await publish(exchange, chatLogged.type)).toBe(403);
  expect(await publish('', 'chat.logs')).toBe(403);

  const bus = openRabbitBus(worker);
  const inbox = deliveryInbox();
  await bus.consume(chatIntakeQueue, { prefetch: 1 }, inbox.onDelivery);
  const delivery = await inbox.next();
  expect(delivery.message.headers).toEqual({ [messageHeaders.user]: chat.user });
  delivery.ack();
  await bus.close();
});

test('the query API logs what was asked and said, and asks for nothing to be done', async () => {
  const query = await as('query');
  const publish = (type: string) => refusalOf(query, (channel) => channel.publish(exchange, type, body));
  expect(await publish(chatLogged.type)).toBeUndefined();
  expect(await publish(retrievalLogged.type)).toBeUndefined();
  expect(await publish(documentUploaded.type)).toBe(403);
  expect(await refusalOf(query, (channel) => channel.consume('chat.logs', () => {}))).toBe(403);
});
