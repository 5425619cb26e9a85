import { newTaskId } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settles } from './amqp-methods.ts';
import { inconsistencies } from './consistency.ts';
import { type GivenWork, giveBlankDocument, giveChatLogs, giveDocument, lastStatus } from './given-work.ts';
import { leftBehind, queuesEmpty } from './left-behind.ts';
import { openBus, sendJson } from './publish.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { startVictim } from './victim.ts';
import { type WorkerCase, workers } from './workers.ts';

const gifts: Partial<Record<WorkerCase['app'], typeof giveDocument>> = {
  ledger: giveBlankDocument,
  'chat-logger': giveChatLogs,
};

describe('killing workers with SIGKILL', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('killed workers');
  });
  afterAll(() => fleet?.stop());

  it.each(workers)(
    'loses nothing and repeats nothing when $app dies before its effect, and again after it',
    async ({ app, held }) => {
      const work = await killTwice(app, held);
      await fleet.start(app);
      await work.isDoneOnce();
      expect(await inconsistencies(fleet.stack.database)).toEqual([]);
    },
  );

  /** The first victim waits in vain for its data; the second has done its work and cannot say so. */
  async function killTwice(app: WorkerCase['app'], held: WorkerCase['held']): Promise<GivenWork> {
    const [first] = await Promise.all([
      startVictim(fleet, app, held),
      ...fleet.running(app).map((process) => fleet.end(process, 'SIGTERM')),
    ]);
    first.door.shut();
    const work = await (gifts[app] ?? giveDocument)(
      fleet,
      workers.findIndex((worker) => worker.app === app),
    );
    await first.door.kept;
    await first.kill();
    const second = await startVictim(fleet, app, 'rabbitmq', { shutsAt: settles });
    await second.door.kept;
    await second.kill();
    return work;
  }

  it('loses nothing when all are killed again and again under load', async () => {
    const { client, stack } = fleet;
    const seeds = Array.from({ length: 24 }, (_, index) => 100 + index);
    const tasks = await Promise.all(
      seeds.map((seed) => client.createDocument({ name: `mill-${seed}.md`, text: textOf(seed, seed % 4 ? 4 : 150) })),
    );
    for (let round = 0; round < 8; round++) await Promise.all([replace(round * 2), replace(round * 2 + 1)]);
    const ends = await Promise.all(tasks.map(({ taskId }) => lastStatus(client, taskId)));
    expect(ends).toEqual(seeds.map(() => 'completed'));
    expect(await inconsistencies(stack.database)).toEqual([]);
  });

  async function replace(turn: number): Promise<void> {
    const { app } = workers[turn % workers.length] as WorkerCase;
    await Promise.all(fleet.running(app).map((process) => fleet.end(process, 'SIGKILL')));
    await fleet.start(app);
  }

  it('collapses a message that is published three times', async () => {
    const { client, stack } = fleet;
    const taskId = newTaskId();
    const task = { taskId, name: 'thrice.md', text: textOf(3, 90) };
    const bus = openBus(stack.environment);
    const times = ['first', 'second', 'third'];
    await Promise.all(times.map((id) => sendJson(bus, 'documents.upload', 'document.upload', id, task)));
    await bus.close();
    await expect.poll(() => lastStatus(client, taskId).catch(() => 'unknown'), { timeout: 30_000 }).toBe('completed');
    const generations = await stack.database`select id from generations where name = 'thrice.md'`;
    expect(generations.map(({ id }) => id)).toEqual([taskId]);
    expect(await inconsistencies(stack.database)).toEqual([]);
  });

  it('leaves no message behind, and no worker that does not stop when asked', async () => {
    await queuesEmpty(fleet.stack.broker);
    const endings = await fleet.stopWorkers();
    expect(endings).toEqual(Object.fromEntries(workers.map(({ app }) => [app, 0])));
    expect(await leftBehind(fleet.stack.broker)).toEqual({});
  });
});
