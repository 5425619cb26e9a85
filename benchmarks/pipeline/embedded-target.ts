import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@millrace/client';
import type { Target } from './target.ts';

/** The embedded stack in one process of its own, with data that is removed at the end. */
export async function openEmbedded(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'embedded-main.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('serving ')) resolve(line.slice('serving '.length));
    });
    child.once('exit', (code) => reject(new Error(`the embedded stack ended with ${code}`)));
  });
  const client = createClient({ apiUrl: url });
  return {
    kind: 'embedded',
    client,
    countedFrom: 'the upload',
    environment: {},
    prepare: async (files) => files.map((file) => () => client.uploadFile(file)),
    clear: async () => {},
    processes: () => [{ name: 'standalone', pid: child.pid ?? 0 }],
    servers: async () => [],
    metrics: async () => [await (await fetch(new URL('/metrics', url))).text()],
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
