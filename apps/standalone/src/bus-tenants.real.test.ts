import { randomUUID } from 'node:crypto';
import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { makeRoleUser, type RoleUser, refusalOf } from '@millrace/bus-rabbitmq/testing';
import { chatIntake } from '@millrace/chat-logger';
import {
  chatLogged,
  cloudEventSchema,
  deadLetterQueue,
  documentUpload,
  documentUploaded,
  intakeExchange,
  messageHeaders,
  newTaskId,
} from '@millrace/contracts';
import { intake } from '@millrace/parser';
import { type Bus, type BusMessage, silentLogger, systemClock } from '@millrace/ports';
import { deliveryInbox, type FreshVhost, freshVhost, realServers } from '@millrace/ports/testing';
import { noMetrics, type StagePorts, startWorker, type Worker } from '@millrace/worker-runtime';
import { stubObjects, stubStates } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Producers outside, each a user of the broker with the rights of its role, and the stages that take from them. */
describe('tenants on one broker', () => {
  const { rabbitmq } = realServers();
  let vhost: FreshVhost;
  let bus: Bus;
  let workers: Worker[];
  const users: Record<string, RoleUser> = {};
  const inbox = deliveryInbox();

  beforeAll(async () => {
    vhost = await freshVhost('two tenants', rabbitmq);
    bus = openRabbitBus({ ...rabbitmq, vhost: vhost.vhost, connectionName: 'worker', log: silentLogger });
    await bus.ping();
    for (const role of ['producer', 'chat']) users[role] = await makeRoleUser(role, vhost);
    const ports = { objects: stubObjects(), states: stubStates() } as Partial<StagePorts> as StagePorts;
    workers = await Promise.all(
      [intake, chatIntake].map((stage) =>
        startWorker({
          stage,
          settings: {},
          bus,
          ports,
          dependencies: {},
          metrics: noMetrics,
          log: silentLogger,
          clock: systemClock,
        }),
      ),
    );
    for (const queue of ['documents.upload', 'chat.logs', deadLetterQueue]) {
      await bus.consume(queue, { prefetch: 10 }, inbox.onDelivery);
    }
  });
  afterAll(async () => {
    await Promise.all((workers ?? []).map((worker) => worker.stop()));
    await bus?.close();
    for (const { user } of Object.values(users)) await vhost.api('DELETE', `/api/users/${user}`);
    await vhost?.drop();
  });

  const upload = () => ({ taskId: newTaskId(), name: 'note.txt', text: 'The mill turns.' });
  const log = () => ({ conversationId: randomUUID(), userId: 'ann', logData: {} });

  /** What became of `data`, published by the user of `role`. */
  async function publish(role: string, type: string, data: object): Promise<BusMessage> {
    const account = users[role];
    if (!account) throw new RangeError(role);
    const refusal = await refusalOf({ ...rabbitmq, ...account, vhost: vhost.vhost }, (channel) =>
      channel.publish(intakeExchange, type, Buffer.from(JSON.stringify(data)), {
        type,
        messageId: randomUUID(),
        userId: account.user,
        contentType: 'application/json',
        mandatory: true,
      }),
    );
    expect(refusal).toBeUndefined();
    const delivery = await inbox.next();
    delivery.ack();
    return delivery.message;
  }

  test.each([
    ['producer', documentUpload.type, documentUploaded.type, upload],
    ['chat', chatLogged.type, chatLogged.type, log],
  ])('what a %s sends is its own', async (role, type, event, data) => {
    const message = await publish(role, type, data());
    expect(message.type).toBe(event);
    const { data: sent } = cloudEventSchema.parse(JSON.parse(Buffer.from(message.body).toString('utf8')));
    expect(JSON.stringify(sent)).toContain(`"tenant":"${users[role]?.user}"`);
  });

  test.each([
    ['producer', documentUpload.type, upload],
    ['chat', chatLogged.type, log],
  ])('what a %s sends in the name of another is a dead letter, and nothing comes of it', async (role, type, data) => {
    for (const tenant of ['acme', 'default', users.producer?.user, users.chat?.user]) {
      if (tenant === users[role]?.user) continue;
      const { headers } = await publish(role, type, { ...data(), tenant });
      expect(headers[messageHeaders.code]).toBe('AUTHORIZATION_ERROR');
    }
    expect(inbox.unread).toEqual([]);
  });
});
