import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScript } from './run-script.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-run-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

test('gives the exit code of the script', async () => {
  const script = write('exit.mjs', 'process.exitCode = Number(process.argv[2])');
  expect(await runScript({ node: process.execPath, script, args: ['7'], cwd: folder, env: process.env })).toBe(7);
});

test('gives 128 and the signal’s number when a signal ended the script', async () => {
  const script = write('killed.mjs', "process.kill(process.pid, 'SIGKILL')");
  expect(await runScript({ node: process.execPath, script, args: [], cwd: folder, env: process.env })).toBe(137);
});

test('hands SIGTERM on to the script, and lets it end in its own way', async () => {
  const script = write(
    'graceful.mjs',
    `setInterval(() => {}, 1000);
     process.on('SIGTERM', () => { console.log('finished the work in hand'); process.exit(3); });
     console.log('ready');`,
  );
  const launcher = write(
    'launcher.mjs',
    `import { runScript } from ${JSON.stringify(join(import.meta.dirname, 'run-script.mjs'))};
     process.exitCode = await runScript({
       node: process.execPath, script: ${JSON.stringify(script)}, args: [], cwd: '.', env: process.env,
     });`,
  );
  const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (text.includes('ready')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(3);
  expect(output).toContain('finished the work in hand');
});
