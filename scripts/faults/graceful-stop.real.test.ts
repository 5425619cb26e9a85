import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inconsistencies } from './consistency.ts';
import { giveChatLogs, lastStatus } from './given-work.ts';
import { leftBehind, queuesEmpty } from './left-behind.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { startVictim } from './victim.ts';
import { workers } from './workers.ts';

const SIGTERM_EXIT = 128 + 15;

describe('a worker that is asked to stop', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('graceful stop');
  });
  afterAll(() => fleet?.stop());

  it('finishes what it has in hand, whichever it is, and exits with 0; its successor does the rest', async () => {
    const { client, stack } = fleet;
    const seeds = Array.from({ length: 16 }, (_, index) => index);
    const [chatLogs, ...tasks] = await Promise.all([
      giveChatLogs(fleet),
      ...seeds.map((seed) =>
        client.createDocument({ name: `mill-${seed}.md`, text: textOf(seed, seed % 4 ? 4 : 120) }),
      ),
    ]);
    expect(await fleet.stopWorkers()).toEqual(Object.fromEntries(workers.map(({ app }) => [app, 0])));
    await Promise.all(workers.map(({ app }) => fleet.start(app)));
    const ends = await Promise.all(tasks.map(({ taskId }) => lastStatus(client, taskId)));
    expect(ends).toEqual(seeds.map(() => 'completed'));
    await chatLogs.isDoneOnce();
    expect(await inconsistencies(stack.database)).toEqual([]);
  });

  it.each(workers.filter(({ held }) => held === 'objects'))(
    '$app gives a message back that it cannot finish in time, and exits with 0',
    async ({ app }) => {
      const { taskId, process, letGo } = await holdUp(app, { MILLRACE_DRAIN_MS: '300' });
      expect(await fleet.end(process, 'SIGTERM')).toBe(0);
      await letGo();
      await fleet.start(app);
      expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    },
  );

  it('exits at once at a second signal, and its message comes again', async () => {
    const { taskId, process, letGo } = await holdUp('chunker', { MILLRACE_DRAIN_MS: '60000' });
    process.signal('SIGTERM');
    await process.says(/"msg":"stopping/);
    expect(await fleet.end(process, 'SIGTERM')).toBe(SIGTERM_EXIT);
    await letGo();
    await fleet.start('chunker');
    expect(await lastStatus(fleet.client, taskId)).toBe('completed');
  });

  it('leaves no message behind', async () => {
    await queuesEmpty(fleet.stack.broker);
    await fleet.stopWorkers();
    expect(await leftBehind(fleet.stack.broker)).toEqual({});
  });

  /** A document, and a worker that cannot go on with it, since the object store does not answer. */
  async function holdUp(app: string, environment: Readonly<Record<string, string>>) {
    const [{ door, process }] = await Promise.all([
      startVictim(fleet, app, 'objects', { environment }),
      ...fleet.running(app).map((running) => fleet.end(running, 'SIGTERM')),
    ]);
    door.shut();
    const { taskId } = await fleet.client.createDocument({ name: 'mill.md', text: textOf(50, 60) });
    await door.kept;
    return { taskId, process, letGo: () => door.close() };
  }
});
