import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inconsistencies } from './consistency.ts';
import { flushRedis } from './flush-redis.ts';
import { leftBehind, queuesEmpty } from './left-behind.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { textOf } from './texts.ts';
import { type Watch, watchStatuses } from './watched-statuses.ts';
import { workers } from './workers.ts';

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

const mostMs = 90_000;

describe('one fleet under load', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('restarted servers');
  });
  afterAll(() => fleet?.stop());

  it.each(faults)('ends every accepted document, once, and takes no status back when %s', async (fault, strike) => {
    const before = await upload(fault, 0, 16);
    const [during] = await Promise.all([upload(fault, 16, 20), strike(fleet)]);
    const after = await upload(fault, 20, 24);

    const watches = [before, during, after];
    const ends = await Promise.all(watches.map((watch) => watch.ended(mostMs)));
    expect(ends.flat().map(({ status }) => status)).toEqual(Array(24).fill('completed'));
    expect(watches.flatMap(({ setbacks }) => setbacks)).toEqual([]);
    expect(await inconsistencies(fleet.stack.database)).toEqual([]);
  });

  /** Uploads documents, a large one among them, and begins to watch each. A refusal is tried again under the same key. */
  async function upload(fault: string, from: number, to: number): Promise<Watch> {
    const { client, stack } = fleet;
    const seeds = Array.from({ length: to - from }, (_, index) => from + index);
    const accepted = await Promise.all(
      seeds.map((seed) =>
        client.createDocument(
          { name: `mill-${seed}.md`, text: textOf(seed, seed % 8 === 0 ? 150 : 3), externalId: `${fault} ${seed}` },
          { idempotencyKey: `${stack.environment.MILLRACE_BUCKET} ${fault} ${seed}` },
        ),
      ),
    );
    return watchStatuses(
      client,
      accepted.map(({ taskId }) => taskId),
    );
  }

  it('leaves no message behind, and no worker that does not stop when asked', async () => {
    await queuesEmpty(fleet.stack.broker);
    expect(await fleet.stopWorkers()).toEqual(Object.fromEntries(workers.map(({ app }) => [app, 0])));
    expect(await leftBehind(fleet.stack.broker)).toEqual({});
  });
});
