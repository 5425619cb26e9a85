import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('lets one at a time do its work', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside++;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
  };
  await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)]);
  expect(most).toBe(1);
});

test('gives the lock back when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('tells once that it has to wait', async () => {
  let told = 0;
  const holder = Promise.withResolvers<void>();
  const first = withLock(lock, () => holder.promise);
  const second = withLock(
    lock,
    () => {},
    () => {
      told++;
      holder.resolve();
    },
  );
  await Promise.all([first, second]);
  expect(told).toBe(1);
});

test('takes the lock over from a process that died with it', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  writeFileSync(lock, `${child.pid} 12345`);
  expect(await withLock(lock, () => 'done')).toBe('done');
});

test('takes the lock over when another process has the owner’s pid now', async () => {
  writeFileSync(lock, `${process.pid} started-at-another-time`);
  expect(await withLock(lock, () => 'done')).toBe('done');
});

test('lets several processes that find a dead owner’s lock in one by one', async () => {
  writeFileSync(lock, '999999999 1');
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${name} out`);
  };
  await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
  expect([order[0]?.[0], order[2]?.[0]]).toEqual([order[1]?.[0], order[3]?.[0]]);
});
