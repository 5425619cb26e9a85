import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { fakeApi } from './testing/fake-api.ts';
import { run } from './testing/run.ts';

describe('millrace', () => {
  it('prints its version, its help, and what is wrong with its arguments', async () => {
    expect(await run(['--version'])).toMatchObject({ exitCode: 0, out: manifest.version });
    expect(await run(['--help'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/upload .*status .*search.*Exit codes: 0 .* 1 .* 2 .* 130 .*Examples:/s),
    });
    expect(await run(['search'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('missing required argument'),
    });
    expect(await run(['search', 'x', '--limit', 'many'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('whole number'),
    });
  });

  it.each([
    'upload',
    'status',
    'search',
    'collections create',
    'doctor',
    'dead-letters list',
    'dead-letters show',
    'dead-letters replay',
    'dead-letters drop',
    'replay',
    'cancel',
    'delete',
  ])('shows examples of %s', async (command) => {
    expect(await run([...command.split(' '), '--help'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(new RegExp(`--query-api.*Examples:\\n {2}\\$ millrace ${command} `, 's')),
    });
  });

  it('takes the address from the option, the environment, and the default, in this order', async () => {
    const tenants = new Set<string | undefined>();
    await using api = await fakeApi(({ tenant }) => {
      tenants.add(tenant);
      return { json: { status: 'ok', redis: 'ok' } };
    });
    const env = { MILLRACE_API_URL: api.url, MILLRACE_TENANT: 'acme' };
    expect(await run(['health'], { env })).toMatchObject({
      exitCode: 0,
      out: 'SERVICE  ANSWER\nstatus   ok\nredis    ok',
    });
    await run(['--api', api.url, '--tenant', 'other', 'health'], {
      env: { ...env, MILLRACE_API_URL: 'http://127.0.0.1:1' },
    });
    expect([...tenants]).toEqual(['acme', 'other']);
  });

  it('says when nobody answers, and when its settings are not valid', async () => {
    const env = { MILLRACE_API_URL: 'http://127.0.0.1:1' };
    expect(await run(['health'], { env })).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(
        /^error: http:\/\/127.0.0.1:1 does not answer: .*--api or MILLRACE_API_URL \(UNREACHABLE\)$/,
      ),
    });
    expect(await run(['--api', 'nonsense', 'health'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('give a URL'),
    });
  });

  it('says when what answers is no Millrace', async () => {
    await using api = await fakeApi(() => ({ json: 'hello' }));
    expect(await run(['--api', api.url, 'status', 't1'])).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('t1: unknown, UNEXPECTED_ANSWER'),
    });
  });

  it('exits with 130 when it is interrupted while it waits', async () => {
    const interrupt = new AbortController();
    await using api = await fakeApi(({ path }) => {
      if (!path.endsWith('/search')) return { json: { items: [], total: 0 } };
      interrupt.abort();
      return { states: [], open: true };
    });
    expect(await run(['--api', api.url, 'search', 'x'], { signal: interrupt.signal })).toEqual({
      exitCode: 130,
      out: '',
      err: 'interrupted',
    });
  });
});
