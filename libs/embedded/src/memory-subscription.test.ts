import { AsyncLocalStorage } from 'node:async_hooks';
import { aBusMessage } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import { MemoryBroker } from './memory-broker.ts';
import { openMemoryBus } from './memory-bus.ts';

test('a delivery brings nothing along from the context in which its message was sent', async () => {
  const broker = new MemoryBroker();
  const bus = openMemoryBus(broker);
  const context = new AsyncLocalStorage<string>();
  const seen = new Promise<string | undefined>((resolve) => {
    void context.run('consumer', () =>
      bus.consume('some.queue', { prefetch: 1 }, (delivery) => {
        delivery.ack();
        resolve(context.getStore());
      }),
    );
  });
  await context.run('sender', () => bus.send('some.queue', aBusMessage()));
  expect(await seen).toBe('consumer');
  await bus.close();
  broker.close();
});
