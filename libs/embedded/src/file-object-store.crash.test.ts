import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openFileObjectStore } from './file-object-store.ts';

/** Puts objects without end, several at once, and prints the key of each that was acknowledged. */
const writer = `
  const [, module, folder] = process.argv;
  const { openFileObjectStore } = await import(module);
  const store = await openFileObjectStore({ folder });
  const put = async (lane) => {
    for (let index = 0; ; index++) {
      const key = 'lane-' + lane + '/' + index + '/body';
      await store.put(key, Buffer.alloc(300_000, key), { metadata: { key }, ifAbsent: lane % 2 === 0 });
      console.log(key);
    }
  };
  await Promise.all([0, 1, 2, 3].map(put));
`;

it('keeps every acknowledged object whole, and no half of any other, when the process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-crash-'));
  const acknowledged = await writeUntilKilled(folder, 40);

  const store = await openFileObjectStore({ folder });
  const found = new Set<string>();
  for await (const { key } of store.list('')) {
    const head = await store.head(key);
    const body = await store.get(key);
    expect(body.byteLength).toBe(300_000);
    expect(
      createHash('sha256')
        .update(body)
        .digest('hex')
        .startsWith(head?.etag ?? '-'),
    ).toBe(true);
    expect(head?.metadata).toEqual({ key });
    found.add(key);
  }
  expect(acknowledged.filter((key) => !found.has(key))).toEqual([]);
  expect(await readdir(join(folder, 'half-written'))).toEqual([]);
  await rm(folder, { recursive: true });
});

async function writeUntilKilled(folder: string, lines: number): Promise<string[]> {
  const module = new URL('./file-object-store.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', writer, module, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const key of createInterface({ input: child.stdout })) {
    acknowledged.push(key);
    if (acknowledged.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(acknowledged.length).toBeGreaterThanOrEqual(lines);
  return acknowledged;
}
