import { deadLetterQueue, dependencyUnavailable, queues } from '@millrace/contracts';
import { enterOutbox, type OutboxMessage } from '@millrace/database';
import type { DatabaseKind } from '@millrace/database/testing';
import type { Bus } from '@millrace/ports';
import { aBusMessage, deliveryInbox } from '@millrace/ports/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { outbox } from '../jobs/outbox.ts';
import { openUpkeepWorld, type UpkeepWorld } from './upkeep-world.ts';

const [queue = ''] = Object.keys(queues);

function aMessage(cause: string, fields: Partial<OutboxMessage> = {}): OutboxMessage {
  const { id, type, ...message } = aBusMessage({ headers: { attempt: 2, cause } });
  return { cause: [cause], queue, messageId: id, eventType: type, ...message, ...fields };
}

/** What the sending of the outbox promises on either database. */
export function outboxConformance(kind: DatabaseKind): void {
  describe(`sending the outbox of ${kind} Postgres`, () => {
    let world: UpkeepWorld;
    /** Messages that the bus took, with their queue. */
    let sent: (readonly [string, string])[];
    let bus: Bus;
    beforeAll(async () => {
      world = await openUpkeepWorld(kind);
    });
    beforeEach(() => {
      sent = [];
      bus = {
        ...world.ports.bus,
        async send(to, message) {
          await world.ports.bus.send(to, message);
          sent.push([to, message.id]);
        },
      };
    });
    afterEach(() => world.ports.database`delete from outbox`);
    afterAll(() => world?.stop());

    const enter = (...messages: OutboxMessage[]) => enterOutbox(world.ports.database, messages);
    const send = () => world.run(outbox, {}, { bus });
    const left = async () => (await world.ports.database`select message_id from outbox`).map((row) => row.message_id);

    test('puts a message into its queue as it was entered, once, though its cause was entered twice', async () => {
      const message = aMessage('once', { body: Buffer.from([0, 255, 1]) });
      await enter(message);
      await enter({ ...message, messageId: 'other' });
      const inbox = deliveryInbox();
      const consumer = await world.ports.bus.consume(queue, { prefetch: 10 }, inbox.onDelivery);
      await send();
      await send();
      const { id, type, contentType, headers, body } = await inbox.next().then(({ message }) => message);
      expect({ id, type, contentType, headers, body: [...body] }).toEqual({
        id: message.messageId,
        type: message.eventType,
        contentType: 'application/json',
        headers: { attempt: 2, cause: 'once' },
        body: [0, 255, 1],
      });
      await consumer.cancel();
      expect(sent).toHaveLength(1);
      expect(await left()).toEqual([]);
    });

    test('leaves what is not due, and sends all that is, however much', async () => {
      const due = Array.from({ length: 230 }, (_, number) => aMessage(`due ${number}`));
      const later = aMessage('later', { dueAt: new Date(Date.now() + 60_000) });
      await enter(later, ...due);
      await send();
      expect(new Set(sent.map(([, id]) => id))).toEqual(new Set(due.map(({ messageId }) => messageId)));
      expect(await left()).toEqual([later.messageId]);
    });

    test('puts off a message that its queue does not take, and holds up no other for it', async () => {
      const lost = aMessage('lost', { queue: 'no.such.queue', dueAt: new Date(0) });
      const fine = aMessage('fine');
      await enter(lost, fine);
      await send();
      expect(sent).toEqual([[queue, fine.messageId]]);
      expect(await left()).toEqual([lost.messageId]);
      const due = await world.ports.database`select from outbox where due_at <= now()`;
      expect(due).toHaveLength(0);
    });

    test('makes a dead letter of a message whose queue is missing for more than a day', async () => {
      const lost = aMessage('nobody', { queue: 'no.such.queue', dueAt: new Date(0) });
      await enter(lost);
      await send();
      await world.ports.database`update outbox set due_at = now(), refused_at = now() - interval '25 hours'`;
      const inbox = deliveryInbox();
      const consumer = await world.ports.bus.consume(deadLetterQueue, { prefetch: 10 }, inbox.onDelivery);
      await send();
      const { message } = await inbox.next();
      await consumer.cancel();
      expect(message).toMatchObject({
        id: lost.messageId,
        headers: { 'millrace-queue': 'no.such.queue', 'millrace-code': 'MESSAGE_UNROUTABLE' },
      });
      expect(await left()).toEqual([]);
    });

    test('keeps what could not be sent when the bus goes down, and tells of it', async () => {
      const messages = ['a', 'b', 'c'].map((cause) => aMessage(cause));
      const [first] = messages;
      await enter(...messages);
      const outage = dependencyUnavailable('rabbitmq', new Error('gone'));
      const broken: Bus = {
        ...bus,
        send: (to, message) => (message.id === first?.messageId ? bus.send(to, message) : Promise.reject(outage)),
      };
      await expect(world.run(outbox, {}, { bus: broken })).rejects.toBe(outage);
      expect((await left()).toSorted()).toEqual(
        messages
          .slice(1)
          .map(({ messageId }) => messageId)
          .toSorted(),
      );
      await send();
      expect(await left()).toEqual([]);
      expect(new Set(sent.map(([, id]) => id)).size).toBe(3);
    });

    test('sends each message once when several do it at the same time', async () => {
      await enter(...Array.from({ length: 150 }, (_, number) => aMessage(`shared ${number}`)));
      await Promise.all([send(), send(), send()]);
      expect(sent).toHaveLength(150);
      expect(await left()).toEqual([]);
    });
  });
}
