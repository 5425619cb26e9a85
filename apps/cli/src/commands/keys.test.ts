import type { ApiKey } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { fakeApi, noCollections, type SeenRequest } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const now = new Date('2026-04-01T00:00:00Z');
const keyId = '0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60';
const aKey: ApiKey = {
  keyId,
  name: 'website',
  scopes: ['read', 'chat'],
  createdBy: 'admin',
  createdAt: '2026-03-30T00:00:00.000Z',
};

const keysApi =
  (answer: unknown) =>
  ({ path }: SeenRequest) =>
    path.startsWith('/api/v1/keys') ? { json: answer } : noCollections;

describe('keys', () => {
  it('are made with scopes and an end, and shown alone on stdout so that a script can take them', async () => {
    await using api = await fakeApi(keysApi({ ...aKey, key: 'mlr_secret' }));
    const argv = [
      '--api',
      api.url,
      '--api-key',
      'mlr_admin',
      'keys',
      'create',
      'website',
      '-s',
      'read',
      '--scope',
      'chat',
      '--expires',
      '90d',
    ];
    const result = await run(argv, { now });
    expect(result).toMatchObject({ exitCode: 0, out: 'mlr_secret', err: expect.stringContaining('not shown again') });
    const request = api.seen.at(-1);
    expect([request?.method, request?.authorization]).toEqual(['POST', 'Bearer mlr_admin']);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      name: 'website',
      scopes: ['read', 'chat'],
      expiresAt: '2026-06-30T00:00:00.000Z',
    });
  });

  it('are not made without a scope, or with one that there is not', async () => {
    for (const scopes of [[], ['--scope', 'all']]) {
      expect(await run(['keys', 'create', 'website', ...scopes])).toMatchObject({ exitCode: 2, out: '' });
    }
  });

  it('are listed with what they may do and whether they are good', async () => {
    const items = [
      { ...aKey, lastUsedAt: '2026-03-31T23:00:00.000Z' },
      { ...aKey, expiresAt: '2026-03-31T00:00:00.000Z' },
      { ...aKey, expiresAt: '2026-05-01T00:00:00.000Z' },
      { ...aKey, revokedAt: '2026-03-31T00:00:00.000Z' },
    ];
    await using api = await fakeApi(keysApi({ items, total: 5 }));
    const { out, err } = await run(['--api', api.url, 'keys'], { now });
    const states = out.split('\n').map((line) => /good until \S+|good|expired|revoked/.exec(line)?.[0]);
    expect(states).toEqual([undefined, 'good', 'expired', 'good until 2026-05-01T00:00Z', 'revoked']);
    expect(err).toContain('--skip 4 shows more');
  });

  it('are revoked by their ids', async () => {
    await using api = await fakeApi(keysApi({ ...aKey, revokedAt: now.toISOString() }));
    const result = await run(['--api', api.url, 'keys', 'revoke', keyId]);
    expect(result).toMatchObject({ exitCode: 0, out: `${keyId}: revoked (website)` });
    expect(api.seen.at(-1)).toMatchObject({ method: 'DELETE', path: `/api/v1/keys/${keyId}` });
  });
});

describe('a key of the environment', () => {
  it('is what an answer of 401 leads to', async () => {
    await using api = await fakeApi(() => ({ problem: 'AUTHENTICATION_ERROR', status: 401 }));
    const { exitCode, err } = await run(['--api', api.url, 'collections']);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('MILLRACE_API_KEY or --api-key')]);
  });

  it('goes with every request, and finds the query API though it may not read there', async () => {
    await using api = await fakeApi(({ path }) =>
      path.startsWith('/api/v1/keys')
        ? { json: { items: [], total: 0 } }
        : { problem: 'AUTHORIZATION_ERROR', status: 403 },
    );
    const result = await run(['--api', api.url, 'keys', 'list'], { env: { MILLRACE_API_KEY: 'mlr_keeper' } });
    expect(result.exitCode).toBe(0);
    expect(new Set(api.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer mlr_keeper']));
  });
});
