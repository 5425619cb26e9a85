import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordProcess, waitForEnd } from '../process-record.ts';
import { killTree, processTree } from './process-tree.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-tree-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test.runIf(process.platform === 'linux')('ends a process and all that descend from it', async () => {
  const child = spawn('sh', ['-c', 'sh -c "sleep 600 & echo; wait" & wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const record = recordProcess(folder, 'server', child.pid ?? 0);
  expect(processTree(record)).toHaveLength(3);
  const killed = killTree(record);
  expect(await Promise.all(killed.map((member) => waitForEnd(member, 10_000)))).toEqual([true, true, true]);
});
