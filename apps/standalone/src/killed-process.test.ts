import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@millrace/client';
import { isTerminal } from '@millrace/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, 'main.ts');
/** Enough that the first is complete long before the last. */
const documents = 16;

/** Some batches long, each with a word of its own. */
function textOf(number: number): string {
  const lines = Array.from({ length: 150 }, (_, line) => `Sack ${line} of lot ${number} was weighed and carried up.`);
  return `The mark of lot ${number} is quern${number}x.\n\n${lines.join('\n\n')}`;
}

describe('the one process, killed in the midst of its work', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-killed-'));
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts it on the folder and resolves to the URL that it serves. */
  async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
    const note = join(folder, 'note.txt');
    await writeFile(note, 'A note.');
    const child = spawn(process.execPath, [program, '--port', '0', '--data', join(folder, 'data'), note], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const url = /runs at (http:\S+?),/.exec(line)?.[1];
      if (url) return { child, url };
    }
    throw new Error('the process ended before it served');
  }

  it('completes all that it had accepted when it is started again', { timeout: 180_000 }, async () => {
    const first = await start();
    const client = createClient({ apiUrl: first.url });
    const accepted = await Promise.all(
      Array.from({ length: documents }, (_, number) =>
        client.createDocument({ name: `lot-${number}.txt`, text: textOf(number) }),
      ),
    );
    const ids = accepted.map(({ taskId }) => taskId);
    await expect
      .poll(async () => (await statesOf(first.url, ids)).filter(({ status }) => status === 'completed').length, {
        timeout: 60_000,
        interval: 20,
      })
      .toBeGreaterThan(0);
    const ended = (await statesOf(first.url, ids)).filter(({ status }) => isTerminal(status)).length;
    await kill(first.child);
    expect(ended).toBeLessThan(documents);

    const second = await start();
    await expect
      .poll(async () => (await statesOf(second.url, ids)).map(({ status }) => status), {
        timeout: 120_000,
        interval: 200,
      })
      .toEqual(ids.map(() => 'completed'));
    const again = createClient({ apiUrl: second.url });
    for (const number of [0, documents - 1]) {
      const { hits } = await again.search({ query: `quern${number}x`, limit: 3 });
      expect(hits.filter(({ text }) => text.includes(`quern${number}x`))).toHaveLength(1);
    }
  });

  async function statesOf(url: string, ids: readonly string[]) {
    const client = createClient({ apiUrl: url });
    return Promise.all(ids.map((taskId) => client.task(taskId)));
  }
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
