import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inconsistencies } from './consistency.ts';
import { flushRedis } from './flush-redis.ts';
import { nonEmptyQueues } from './queue-depths.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { watchStatuses } from './watched-statuses.ts';

const patience = { timeout: 120_000, interval: 500 };

/** `restart` ends a server as its own tools do; `kill` by SIGKILL. Both resolve when it answers again. */
async function infra(command: 'restart' | 'kill', server: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../infra/cli.ts'), command, server]);
}

const faults: [string, (fleet: RunningFleet) => Promise<void>][] = [
  ['RabbitMQ is restarted', () => infra('restart', 'rabbitmq')],
  ['RabbitMQ is killed', () => infra('kill', 'rabbitmq')],
  ['Redis is restarted', () => infra('restart', 'redis')],
  ['Redis is flushed', ({ stack }) => flushRedis(stack.environment)],
  ['Postgres is restarted', () => infra('restart', 'postgres')],
  ['Postgres is killed', () => infra('kill', 'postgres')],
  ['the object gateway is restarted', () => infra('restart', 'objects')],
];

describe('under load, when', () => {
  let fleet: RunningFleet;
  beforeEach(async () => {
    fleet = await startFleet('restarted servers');
  });
  afterEach(() => fleet.stop());

  it.each(faults)(
    '%s, every accepted document still ends, once, and no status goes back',
    async (_what, fault) => {
      const { client, stack } = fleet;
      const texts = Array.from({ length: 30 }, (_, seed) => textOf(seed, seed % 10 === 0 ? 200 : 3));
      const upload = (text: string, seed: number) =>
        client.createDocument(
          { name: `mill-${seed}.md`, text, externalId: `mill-${seed}` },
          { idempotencyKey: `${stack.environment.MILLRACE_BUCKET}-${seed}` },
        );
      const tasks = await Promise.all(texts.slice(0, 20).map(upload));
      const watch = watchStatuses(
        client,
        tasks.map(({ taskId }) => taskId),
      );
      await fault(fleet);
      const later = await Promise.all(texts.slice(20).map((text, index) => upload(text, index + 20)));
      const laterWatch = watchStatuses(
        client,
        later.map(({ taskId }) => taskId),
      );

      const ends = [...(await watch.ended(110_000)), ...(await laterWatch.ended(110_000))];
      expect(ends.map(({ status }) => status)).toEqual(texts.map(() => 'completed'));
      expect([...watch.setbacks, ...laterWatch.setbacks]).toEqual([]);
      await vi.waitFor(async () => expect(await nonEmptyQueues(stack.broker)).toEqual({}), patience);
      expect(await inconsistencies(stack.database)).toEqual([]);
    },
    240_000,
  );
});
