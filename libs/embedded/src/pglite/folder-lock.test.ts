import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'millrace-lock-'));
  folder = join(parent, 'data', 'postgres');
});
afterEach(() => rm(parent, { recursive: true }));

const inUse = expect.objectContaining({
  code: 'CONFIG_INVALID',
  message: expect.stringContaining(`process ${process.pid}`),
});

test('a folder is locked once, and again when it was released', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(inUse);
  lock.release();
  const again = lockFolder(folder);
  lock.release();
  expect(() => lockFolder(folder)).toThrow(inUse);
  again.release();
});

test('the lock of a process that is gone is taken over', async () => {
  lockFolder(folder).release();
  const child = spawn(process.execPath, ['-e', '']);
  const pid = child.pid;
  await once(child, 'exit');
  await writeFile(`${folder}.lock`, `${pid} 1`);
  lockFolder(folder).release();
});

test('the lock of a process that had the same pid, but began at another time, is taken over', async () => {
  const lock = lockFolder(folder);
  const own = await readFile(`${folder}.lock`, 'utf8');
  lock.release();
  await writeFile(`${folder}.lock`, `${own}0`);
  lockFolder(folder).release();
});

test('nothing is left behind', async () => {
  await writeFile(join(parent, 'x.lock'), 'nonsense');
  lockFolder(join(parent, 'x')).release();
  expect(await readdir(parent)).toEqual([]);
});
