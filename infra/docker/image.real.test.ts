import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../ports.ts';
import { repository } from '../settings.ts';

// Where no Docker engine runs, the image cannot be built; its steps can be taken all the same, in a folder that holds
// what the Dockerfile copies.
const copied = ['apps', 'libs', 'infra/docker', 'patches', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-image-'));
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...copied];
  const files = execFileSync('git', list, { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(join(repository, file), join(folder, file));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['parser', 'ai-gateway'])(
  'the image of %s installs only what runs, comes alive, and stops at SIGTERM',
  async (app) => {
    execFileSync(join(folder, 'infra/docker/install-app.sh'), [app], { cwd: folder, stdio: 'pipe' });
    const names = ['MILLRACE_HEALTH_PORT', 'MILLRACE_HTTP_PORT', 'MILLRACE_GRPC_PORT'];
    const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())])));
    const env = { ...process.env, ...ports, APP: app };
    const start = join(folder, 'infra/docker/start-app.sh');
    const settings = execFileSync(start, ['config', 'check'], { cwd: folder, env, encoding: 'utf8' });
    expect(settings).toBe('The configuration is valid.\n');
    const child = spawn(start, {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'exit');
    await expectAlive(child, env);
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  },
);

/** Asks the image's own health check until it says yes, and fails with the app's output when the app ends instead. */
async function expectAlive(child: ChildProcess, env: NodeJS.ProcessEnv): Promise<void> {
  let output = '';
  child.stdout?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  let isAlive = false;
  while (!isAlive && child.exitCode === null) {
    const check = spawn(process.execPath, ['infra/docker/healthcheck.mjs'], { cwd: folder, env });
    const [code] = await once(check, 'exit');
    isAlive = code === 0;
  }
  expect(isAlive, output).toBe(true);
}

test('the health check says no when nothing listens', async () => {
  const port = String(await freePort());
  const env = { ...process.env, MILLRACE_HEALTH_PORT: port, MILLRACE_HTTP_PORT: port };
  expect(spawnSync(process.execPath, ['infra/docker/healthcheck.mjs'], { cwd: folder, env }).status).toBe(1);
});
