import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../testing/run.ts';

describe('config', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'millrace-cli-config-'));
    await writeFile(join(cwd, 'millrace.yaml'), 'postgres:\n  host: db\n  password: hunter2\n');
    await writeFile(join(cwd, '.env'), 'MILLRACE_TENANT=acme\n');
  });
  afterAll(() => rm(cwd, { recursive: true }));

  it('shows the settings of several apps, each once, with their sources, and no secret', async () => {
    const env = { LOG_LEVEL: 'debug', MILLRACE_API_KEY: 'mr_secret' };
    const { exitCode, out, err } = await run(['config', 'show', 'chunker', 'standalone', 'cli'], { cwd, env });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const lines = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines).toContainEqual(['log.level', 'debug', 'LOG_LEVEL (environment)']);
    expect(lines).toContainEqual(['log.format', 'pretty', 'default', 'standalone']);
    expect(lines).toContainEqual(['postgres.host', 'db', 'postgres.host (millrace.yaml:2)']);
    expect(lines).toContainEqual(['postgres.password', '***', 'postgres.password (millrace.yaml:3)']);
    expect(lines).toContainEqual(['client.tenant', 'acme', 'MILLRACE_TENANT (.env:1)']);
    expect(out).not.toMatch(/hunter2|mr_secret/);
  });

  it('shows them as JSON, by app', async () => {
    const { out } = await run(['--json', 'config', 'show', 'cli'], { cwd });
    expect(JSON.parse(out).cli.settings).toContainEqual({
      path: 'client.tenant',
      variable: 'MILLRACE_TENANT',
      value: 'acme',
      source: 'MILLRACE_TENANT (.env:1)',
    });
  });

  it('says what is wrong, and in which apps, with exit code 78', async () => {
    const env = { POSTGRES_PORT: 'abc', MILLRACE_HTTP_PROT: '80' };
    expect(await run(['config', 'check', 'chunker', 'cli'], { cwd, env })).toEqual({
      exitCode: 78,
      out: '',
      err: [
        'The configuration is not valid:',
        '- MILLRACE_HTTP_PROT (environment): no such setting; did you mean MILLRACE_HTTP_PORT?',
        '- POSTGRES_PORT (environment): a whole number from 1 to 65535 is wanted, not "abc" [chunker]',
      ].join('\n'),
    });
  });

  it('can be asked where the settings of the command itself are wrong, with which no other command runs', async () => {
    const env = { MILLRACE_TENANT: 'No Slug' };
    expect((await run(['config', 'show', 'cli'], { cwd, env })).out).toMatch(/client.tenant +"No Slug"/);
    expect(await run(['health'], { cwd, env })).toMatchObject({
      exitCode: 78,
      err: expect.stringContaining('- MILLRACE_TENANT (environment): '),
    });
  });

  it('says when all is well, and which apps there are', async () => {
    expect(await run(['config', 'check', 'cli'], { cwd })).toMatchObject({
      exitCode: 0,
      out: 'The settings of cli are valid.',
    });
    expect(await run(['config', 'show', 'chunkr'])).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^error: no app is called chunkr; there are .*chunker/),
    });
  });
});
