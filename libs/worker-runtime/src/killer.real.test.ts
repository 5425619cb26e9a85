import { openRabbitBus } from '@millrace/bus-rabbitmq';
import { bulkQueue, deadLetterQueue, type Priority, quarantineQueue } from '@millrace/contracts';
import { type Bus, silentLogger, systemClock } from '@millrace/ports';
import {
  deliveryInbox,
  type FreshVhost,
  freshVhost,
  openTcpProxy,
  realServers,
  type TcpProxy,
} from '@millrace/ports/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { defineStage } from './define-stage.ts';
import { noMetrics } from './metrics.ts';
import { defaultRetry } from './retry-policy.ts';
import { asked } from './testing/answerer.ts';
import { messageFor } from './testing/run-once.ts';
import { stubStates } from './testing/stub-states.ts';
import { startWorker, type Worker } from './worker.ts';

const queue = 'test.questions';

let vhost: FreshVhost;
let proxy: TcpProxy;
let observer: Bus;
let bus: Bus;
let worker: Worker | undefined;
let done: string[];

beforeEach(async () => {
  const { rabbitmq } = realServers();
  vhost = await freshVhost('killer', rabbitmq);
  proxy = await openTcpProxy(rabbitmq);
  const server = { ...rabbitmq, vhost: vhost.vhost, log: silentLogger };
  observer = openRabbitBus({ ...server, connectionName: 'observer' });
  bus = openRabbitBus({ ...server, connectionName: 'worker', host: proxy.host, port: proxy.port });
  done = [];
});
afterEach(async () => {
  await worker?.stop();
  await Promise.all([bus.close(), observer.close()]);
  await proxy.close();
  await vhost.drop();
});

/** A worker whose connections all drop, as at its death, whenever it begins with the killer. */
const mortal = () =>
  defineStage({
    name: 'mortal',
    summary: 'Dies of some questions.',
    queue,
    consumes: [asked],
    produces: [],
    needs: [],
    status: 'parsing',
    concurrency: 4,
    timeoutMs: 30_000,
    retry: defaultRetry,
    settings: z.object({}),
    open: () => ({}),
    async handle({ data: { question } }, { signal }) {
      if (question === 'killer') proxy.drop();
      else await observer.ping();
      signal.throwIfAborted();
      if (question === 'killer') return new Promise(() => {});
      done.push(question);
      return [];
    },
  });

const start = async () => {
  worker = await startWorker({
    stage: mortal(),
    settings: {},
    bus,
    ports: { states: stubStates() } as never,
    dependencies: {},
    metrics: noMetrics,
    log: silentLogger,
    clock: systemClock,
  });
};

test.each<Priority>(['interactive', 'bulk'])(
  'a killer among %s messages ends as a dead letter, and nothing that was fetched with it from either queue does',
  async (priority) => {
    const dead = deliveryInbox();
    await observer.consume(deadLetterQueue, { prefetch: 10 }, dead.onDelivery);
    await start();
    await worker?.stop();
    const lanes = { interactive: queue, bulk: bulkQueue(queue) };
    const healthy = ['i1', 'i2', 'i3', 'i4', 'b1', 'b2', 'b3', 'b4'];
    await observer.send(lanes[priority], messageFor(asked, { question: 'killer' }, 'killer'));
    for (const id of healthy) {
      await observer.send(lanes[id.startsWith('i') ? 'interactive' : 'bulk'], messageFor(asked, { question: id }, id));
    }
    await start();
    const { message } = await dead.next();
    expect(message).toMatchObject({
      id: 'killer',
      headers: { 'x-last-death-queue': quarantineQueue(queue), 'x-last-death-reason': 'delivery_limit' },
    });
    await expect.poll(() => new Set(done), { timeout: 30_000 }).toEqual(new Set(healthy));
    expect(dead.unread.map(({ message: { id } }) => id)).toEqual([]);
  },
);
