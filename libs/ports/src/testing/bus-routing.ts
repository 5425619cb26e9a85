import { bulkQueue, deadLetterQueue, documentChunked, documentUploaded, messageHeaders } from '@millrace/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import { aBusMessage } from './a-bus-message.ts';
import type { BusWorld } from './bus-world.ts';
import { deliveryInbox } from './delivery-inbox.ts';

const queue = 'documents.chunked';

/** Where messages go, and what they carry. */
export function describeBusRouting(world: () => BusWorld): void {
  describe('routing', () => {
    let bus: Bus;
    beforeEach(() => {
      bus = world().bus;
    });

    test('gives an event to every queue that is bound to its type', async () => {
      const [upload, ledger] = [deliveryInbox(), deliveryInbox()];
      await bus.consume('documents.upload', { prefetch: 1 }, upload.onDelivery);
      await bus.consume('documents.ledger', { prefetch: 1 }, ledger.onDelivery);
      const message = aBusMessage({ type: documentUploaded.type });
      await bus.publish(message);
      expect((await upload.next()).message.id).toBe(message.id);
      expect((await ledger.next()).message.id).toBe(message.id);
    });

    test('gives an event of a bulk task to the twins of the queues, and to those that take every priority', async () => {
      const [twin, ledger] = [deliveryInbox(), deliveryInbox()];
      await bus.consume(bulkQueue('documents.upload'), { prefetch: 1 }, twin.onDelivery);
      await bus.consume('documents.ledger', { prefetch: 1 }, ledger.onDelivery);
      const message = aBusMessage({ type: documentUploaded.type });
      await bus.publish(message, { priority: 'bulk' });
      expect((await twin.next()).message).toMatchObject({ id: message.id, type: documentUploaded.type });
      expect((await ledger.next()).message.id).toBe(message.id);
      expect(await bus.depth('documents.upload')).toBe(0);
    });

    test('gives an event of an interactive task to the queues themselves', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      await bus.publish(aBusMessage({ id: 'now' }), { priority: 'interactive' });
      expect((await inbox.next()).message.id).toBe('now');
      expect(await bus.depth(bulkQueue(queue))).toBe(0);
    });

    test('counts what waits in a queue, not what is in hand', async () => {
      expect(await bus.depth(queue)).toBe(0);
      for (let sent = 0; sent < 3; sent++) await bus.publish(aBusMessage());
      expect(await bus.depth(queue)).toBe(3);
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      await inbox.next();
      expect(await bus.depth(queue)).toBe(2);
    });

    test('counts nothing in a queue that does not exist, and goes on as before', async () => {
      expect(await Promise.all(['none', 'none', queue].map((name) => bus.depth(name)))).toEqual([0, 0, 0]);
      await bus.publish(aBusMessage());
      expect(await bus.depth(queue)).toBe(1);
    });

    test('leaves the vouched user on a message that is sent on', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      await bus.send(queue, aBusMessage({ headers: { [messageHeaders.user]: 'acme' } }));
      expect((await inbox.next()).message.headers[messageHeaders.user]).toBe('acme');
    });

    test('refuses an event that nothing is bound to', async () => {
      await expect(bus.publish(aBusMessage({ type: 'nobody.cares' }))).rejects.toMatchObject({
        code: 'MESSAGE_UNROUTABLE',
      });
    });

    test('takes an optional event that nothing is bound to', async () => {
      await bus.publish(aBusMessage({ type: 'nobody.cares' }), { optional: true });
    });

    test('tells unroutable events from routable ones that are published at the same time', async () => {
      const types = Array.from({ length: 60 }, (_, index) => (index % 3 ? documentChunked.type : 'nobody.cares'));
      const outcomes = await Promise.allSettled(types.map((type) => bus.publish(aBusMessage({ type }))));
      expect(outcomes.map(({ status }) => status)).toEqual(
        types.map((type) => (type === documentChunked.type ? 'fulfilled' : 'rejected')),
      );
    });

    test('binds the queue of a new stage to the events that it takes', async () => {
      const inbox = deliveryInbox();
      await bus.consume('words.counted', { prefetch: 1, bindings: ['words.asked', 'words.heard'] }, inbox.onDelivery);
      await bus.publish(aBusMessage({ type: 'words.heard' }));
      await bus.publish(aBusMessage({ type: 'words.asked' }));
      const taken = await inbox.take(2, { ack: true });
      expect(taken.map(({ message }) => message.type)).toEqual(['words.heard', 'words.asked']);
      expect(taken[0]?.queue).toBe('words.counted');
    });

    test('sends straight into a queue, and refuses one that does not exist', async () => {
      const inbox = deliveryInbox();
      await bus.consume(deadLetterQueue, { prefetch: 1 }, inbox.onDelivery);
      await bus.send(deadLetterQueue, aBusMessage({ id: 'dead' }));
      expect((await inbox.next()).message.id).toBe('dead');
      await expect(bus.send('no.such.queue', aBusMessage())).rejects.toMatchObject({ code: 'MESSAGE_UNROUTABLE' });
    });

    test('carries id, type, content type, headers and body as they are', async () => {
      const inbox = deliveryInbox();
      await bus.consume(queue, { prefetch: 1 }, inbox.onDelivery);
      const message = aBusMessage({
        contentType: 'application/cloudevents+json',
        body: Buffer.from('{"text":"水车 mill"}'),
        headers: {
          'millrace-attempt': 3,
          traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          kept: true,
        },
      });
      await bus.publish(message);
      const taken = (await inbox.next()).message;
      expect({ ...taken, body: Buffer.from(taken.body).toString() }).toMatchObject({
        ...message,
        body: '{"text":"水车 mill"}',
      });
    });
  });
}
