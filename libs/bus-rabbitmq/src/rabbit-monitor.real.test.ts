import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { delayQueue, queues } from '@millrace/contracts';
import { aBusMessage, describeQueueMonitor, freshName, realServers } from '@millrace/ports/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRabbitMonitor } from './rabbit-monitor.ts';
import { openRabbitWorld, type RabbitWorld } from './testing/rabbit-world.ts';

const { rabbitmq } = realServers();
const down = { code: 'DEPENDENCY_UNAVAILABLE', dependency: 'rabbitmq' };

describeQueueMonitor('RabbitMQ', async () => {
  const world = await openRabbitWorld();
  return {
    bus: await world.connect(),
    monitor: openRabbitMonitor({ ...rabbitmq, vhost: world.vhost }),
    close: world.close,
  };
});

let world: RabbitWorld;
beforeEach(async () => {
  world = await openRabbitWorld();
});
afterEach(() => world.close());

test('reads as many pages as there are', async () => {
  await (await world.connect()).ping();
  const counts = await openRabbitMonitor({ ...rabbitmq, vhost: world.vhost, pageSize: 3 }).counts();
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(Object.keys(queues)));
});

test('shows a message that a rung of the ladder cannot hand back', async () => {
  const bus = await world.connect();
  await bus.send('no.such.queue', aBusMessage(), { delayMs: 1_000 });
  const monitor = openRabbitMonitor({ ...rabbitmq, vhost: world.vhost });
  await expect
    .poll(async () => (await monitor.counts())[delayQueue(1_000)], { timeout: 30_000 })
    .toMatchObject({ ready: 0, deadLettering: 1 });
});

test('says that the broker does not answer, or not to this user', async () => {
  const ask = (changed: object) => openRabbitMonitor({ ...rabbitmq, vhost: world.vhost, ...changed }).counts();
  await expect(ask({ password: 'wrong' })).rejects.toMatchObject(down);
  await expect(ask({ vhost: freshName('none') })).rejects.toMatchObject(down);
  await expect(ask({ managementUrl: 'http://127.0.0.1:1' })).rejects.toMatchObject(down);
});

test('does not wait for ever for a broker that takes the question and says nothing', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const monitor = openRabbitMonitor({ ...rabbitmq, managementUrl: `http://127.0.0.1:${port}`, timeoutMs: 100 });
  await expect(monitor.ping()).rejects.toMatchObject(down);
  mute.close();
});
