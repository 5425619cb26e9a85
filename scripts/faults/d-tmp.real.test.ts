import { realServers } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from './app-process.ts';
import { inconsistencies } from './consistency.ts';
import { eventually } from './eventually.ts';
import { lastStatus } from './given-work.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { workers } from './workers.ts';

const stages = workers.filter(({ app }) => ['parser', 'chunker', 'embedder', 'indexer'].includes(app));

describe('work that vanishes from the broker', () => {
  const at = new Map<string, number>();
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('lost', {
      apps: [...workers.map(({ app }) => app), 'scheduler'],
      // The clock of this fleet alone.
      environment: { RABBITMQ_MANAGEMENT_URL: realServers().rabbitmq.managementUrl, REDIS_DB: '12' },
    });
  });
  afterAll(() => fleet?.stop());

  const purge = (queue: string) => fleet.stack.broker.api('DELETE', `/api/queues/{vhost}/${queue}/contents`);
  const give = (seed: number) => fleet.client.createDocument({ name: `mill-${seed}.md`, text: textOf(seed, 120) });

  /** Deletes the message of a new document from a queue that nobody empties just then. */
  async function loseAt(app: string, queue: string, seed: number): Promise<string> {
    const [worker] = fleet.running(app) as [AppProcess];
    await fleet.end(worker, 'SIGTERM');
    const { taskId } = await give(seed);
    await eventually(async () => {
      const { messages = 0 } = (await fleet.stack.broker.api('GET', `/api/queues/{vhost}/${queue}`)) as {
        messages?: number;
      };
      expect(messages).toBeGreaterThan(0);
    }, 60_000);
    await purge(queue);
    at.set(taskId, Date.now());
    await fleet.start(app);
    return taskId;
  }

  it('is handed out again, whatever stage it was on its way to', async () => {
    const lost: string[] = [];
    for (const [seed, { app, queue }] of stages.entries()) lost.push(await loseAt(app, queue, seed));
    for (const taskId of lost) expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    const resumed = await fleet.stack.database`
      select id from generations where resumes = 1 and fruitless = 0 and id = any(${lost}::uuid[])`;
    for (const id of lost) {
      const [g] = await fleet.stack.database`select resumed_at, finished_at from generations where id = ${id}`;
      console.log('RESUMED after', g?.resumed_at - (at.get(id) ?? 0), 'done after', g?.finished_at - (at.get(id) ?? 0));
    }
    expect(resumed).toHaveLength(stages.length);
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
  });

  it('is handed out again when every queue lost all of it in mid-ingest, the ledger’s too', async () => {
    const [ledger] = fleet.running('ledger') as [AppProcess];
    await fleet.end(ledger, 'SIGTERM');
    const given = await Promise.all(Array.from({ length: 20 }, (_, index) => give(100 + index)));
    for (const queue of [...stages.map((stage) => stage.queue), 'documents.ledger']) await purge(queue);
    await fleet.start('ledger');
    for (const { taskId } of given) expect(await lastStatus(fleet.client, taskId)).toBe('completed');
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
  });
});
