import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { processStart, startFromStat } from './identity.mjs';

test('gives a running process the same start every time', () => {
  const start = processStart(process.pid);
  expect(start).toBeTruthy();
  expect(processStart(process.pid)).toBe(start);
});

test('gives a process that has ended no start', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  const { pid = 0 } = child;
  await once(child, 'exit');
  expect(processStart(pid)).toBeUndefined();
});

const fieldsAfterState = `1 ${'0 '.repeat(17)}4711 0 0`;

test('reads the start of a program whose name holds blanks and brackets', () => {
  expect(startFromStat(`42 (a (b) c) S ${fieldsAfterState}`)).toBe('4711');
});

test('takes a zombie for ended', () => {
  expect(startFromStat(`42 (node) Z ${fieldsAfterState}`)).toBeUndefined();
});
