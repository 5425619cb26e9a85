import { newTaskId } from '@millrace/contracts';
import { openTcpProxy, realServers } from '@millrace/ports/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inconsistencies } from './consistency.ts';
import { connectTo } from './publish.ts';
import { nonEmptyQueues } from './queue-depths.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { markOf, textOf } from './texts.ts';
import { type WorkerCase, workers } from './workers.ts';

const patience = { timeout: 90_000, interval: 200 };

/** How many messages of a queue are in a consumer's hands. */
async function inHand({ stack }: RunningFleet, queue: string): Promise<number> {
  const answer = await stack.broker.api('GET', `/api/queues/{vhost}/${encodeURIComponent(queue)}`);
  return Number(new Map(Object.entries(answer ?? {})).get('messages_unacknowledged') ?? 0);
}

async function targetOf({ held }: WorkerCase): Promise<{ host: string; port: number }> {
  const servers = realServers();
  if (held === 'postgres') return servers.postgres;
  const { hostname, port } = new URL(servers.objects.endpoint);
  return { host: hostname, port: Number(port) };
}

describe('a worker killed with SIGKILL in the middle of a message', () => {
  let fleet: RunningFleet | undefined;
  afterEach(async () => {
    await fleet?.stop();
    fleet = undefined;
  });

  it.each(workers)('loses nothing and repeats nothing: $app', async (worker) => {
    fleet = await startFleet(`killed ${worker.app}`, [worker.app]);
    const proxy = await openTcpProxy(await targetOf(worker));
    const address = { POSTGRES_HOST: proxy.host, POSTGRES_PORT: String(proxy.port) };
    const environment = worker.held === 'postgres' ? address : { MINIO_ENDPOINT: `http://${proxy.host}:${proxy.port}` };
    const victim = await fleet.start(worker.app, environment);
    proxy.stall();

    const { taskId } = await fleet.client.createDocument({ name: 'mill.md', text: textOf(1, 400) });
    await vi.waitFor(
      async () => expect(await inHand(fleet as RunningFleet, worker.queue)).toBeGreaterThan(0),
      patience,
    );
    await fleet.end(victim, 'SIGKILL');
    await proxy.close();

    await fleet.start(worker.app);
    for await (const state of fleet.client.watch(taskId)) expect(state.status).not.toBe('failed');
    const { hits } = await fleet.client.search({ query: `secret number ${markOf(1)}` });
    expect(hits[0]?.text).toContain(markOf(1));
    await vi.waitFor(
      async () => expect(await nonEmptyQueues((fleet as RunningFleet).stack.broker)).toEqual({}),
      patience,
    );
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
  });

  it('loses nothing when all are killed again and again under load', async () => {
    fleet = await startFleet('kill loop');
    const { client } = fleet;
    const texts = Array.from({ length: 24 }, (_, seed) => textOf(seed, seed % 4 === 0 ? 150 : 4));
    const tasks = await Promise.all(
      texts.map((text, seed) => client.createDocument({ name: `mill-${seed}.md`, text, externalId: `mill-${seed}` })),
    );
    for (let round = 0; round < 15; round++) {
      const { app } = workers[(round * 3) % workers.length] as WorkerCase;
      const [victim] = fleet.running(app);
      if (victim) await fleet.end(victim, 'SIGKILL');
      await fleet.start(app);
    }
    const ends = await Promise.all(tasks.map(({ taskId }) => lastStatus(client, taskId)));
    expect(ends).toEqual(texts.map(() => 'completed'));
    await vi.waitFor(
      async () => expect(await nonEmptyQueues((fleet as RunningFleet).stack.broker)).toEqual({}),
      patience,
    );
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
  });

  it('collapses a message that is published three times', async () => {
    fleet = await startFleet('three times');
    const publish = await connectTo(fleet.stack.environment);
    const taskId = newTaskId();
    const body = { taskId, name: 'thrice.md', text: textOf(3, 90) };
    for (let time = 0; time < 3; time++) await publish.send('documents.upload', 'document.upload', body);
    await vi.waitFor(
      async () => expect(await lastStatus((fleet as RunningFleet).client, taskId)).toBe('completed'),
      patience,
    );
    await vi.waitFor(
      async () => expect(await nonEmptyQueues((fleet as RunningFleet).stack.broker)).toEqual({}),
      patience,
    );
    await publish.close();
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
    const [counts] = await fleet.stack.database`select count(*)::int as generations from generations`;
    expect(counts).toEqual({ generations: 1 });
  });
});

async function lastStatus(client: RunningFleet['client'], taskId: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { status } of client.watch(taskId)) last = status;
  return last;
}
