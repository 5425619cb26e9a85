import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@millrace/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython, root } from '../foreign/find-python.ts';
import { urlOf } from './app-process.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';

const run = promisify(execFile);

it('shows in the docs for producers what the example does', async () => {
  const [docs, example] = await Promise.all(
    ['docs/producers.md', 'examples/producer.py'].map((path) => readFile(join(root, path), 'utf8')),
  );
  const shown = /```python\n(.*?)```/s.exec(docs ?? '')?.[1];
  expect(shown).toContain('millrace.intake');
  expect(example).toContain(shown);
});

describe('a producer that knows AMQP and Redis, and nothing of Millrace', () => {
  let fleet: RunningFleet;
  beforeAll(async () => {
    fleet = await startFleet('foreign producer');
  });
  afterAll(() => fleet?.stop());

  it('has its document ingested, sees its task completed by polling Redis, and finds its text', async () => {
    const [file, ...args] = await findPython(['pika', 'redis']);
    const text = 'The heron of Sankt Florian waits on the third post of the weir.';
    const { stdout } = await run(file, [...args, 'examples/producer.py', text], {
      cwd: root,
      env: { ...process.env, ...fleet.stack.environment },
    });
    const statuses = stdout.trim().split('\n');
    const [taskId] = statuses.at(-1)?.split(' ') ?? [];
    expect(statuses.at(-1)?.trim()).toBe(`${taskId} completed`);

    const [api] = fleet.running('query-api');
    if (!api) throw new Error('there is no query-api');
    // The producer's tenant is its user on the broker.
    const client = createClient({ apiUrl: urlOf(api), tenant: fleet.stack.environment.RABBITMQ_USER });
    const { hits } = await client.search({ query: 'heron on the third post' });
    expect(hits[0]).toMatchObject({ taskId, name: 'note.txt', text });
  });
});
