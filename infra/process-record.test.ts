import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunning, isRunning, readRecords, recordProcess, signalProcess, waitForEnd } from './process-record.ts';

let folder = '';
let child: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-records-'));
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
});

afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const pidOf = ({ pid }: ChildProcess) => pid ?? 0;

test('finds a recorded process again, and sees when it has ended', async () => {
  recordProcess(folder, 'parser-1', pidOf(child), { port: 4711 });
  const found = findRunning(folder, 'parser-1');
  expect(found).toMatchObject({ pid: child.pid, details: { port: 4711 } });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  expect(findRunning(folder, 'parser-1')).toBeUndefined();
});

test('does not take another process that has the pid now for the recorded one, and never signals it', () => {
  const record = recordProcess(folder, 'parser-1', pidOf(child));
  const recycled = { ...record, start: `${record.start}0` };
  expect(isRunning(recycled)).toBe(false);
  signalProcess(recycled, 'SIGKILL');
  expect(isRunning(record)).toBe(true);
});

test('waits until the process has ended', async () => {
  const record = recordProcess(folder, 'parser-1', pidOf(child));
  signalProcess(record, 'SIGKILL');
  expect(await waitForEnd(record, 10_000)).toBe(true);
});

test('gives up waiting for a process that goes on', async () => {
  expect(await waitForEnd(recordProcess(folder, 'parser-1', pidOf(child)), 0)).toBe(false);
});

test('refuses to record a process that has ended already', async () => {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  expect(() => recordProcess(folder, 'parser-1', pidOf(child))).toThrow('ended as soon as it was started');
});

test('lists the records in the order of their numbers', () => {
  for (const name of ['parser-10', 'parser-9', 'chunker-1']) recordProcess(folder, name, pidOf(child));
  expect(readRecords(folder).map(({ name }) => name)).toEqual(['chunker-1', 'parser-9', 'parser-10']);
});

test('knows no process in a folder that does not exist', () => {
  expect(readRecords(join(folder, 'nowhere'))).toEqual([]);
});
