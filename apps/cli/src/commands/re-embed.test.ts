import type { Reembedding } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

const from = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' } as const;
const change: Reembedding = {
  collection: 'laws',
  status: 'running',
  from,
  to: { ...from, dimension: 96, metric: 'ip' },
  chunks: 30,
  embedded: 10,
  delayed: 0,
  startedAt: '2026-04-01T00:00:00.000Z',
};
const path = '/api/v1/collections/laws/re-embedding';

describe('a change of model', () => {
  it('is begun with what was given, and the rest stays', async () => {
    await using api = await fakeApi(({ method }) => ({
      json: method === 'POST' ? change : { items: [], total: 0 },
    }));
    const args = ['--api', api.url, 'collections', 're-embed', 'laws', '--dimension', '96', '--metric', 'ip'];
    expect(await run(args)).toMatchObject({
      exitCode: 0,
      out: [
        'laws  running',
        'from  hashing hashing-v1 version 1, 384 dimensions',
        'to    hashing hashing-v1 version 1, 96 dimensions, ip',
        '10 of 30 chunks have their vectors',
      ].join('\n'),
    });
    expect(api.seen.at(-1)).toMatchObject({ method: 'POST', path });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({ embedding: { dimension: 96, metric: 'ip' } });
  });

  it('is shown where nothing was given, with what does not get through', async () => {
    await using api = await fakeApi((request) => ({
      json: request.path === path ? { ...change, delayed: 2 } : { items: [], total: 0 },
    }));
    const { out } = await run(['--api', api.url, 'collections', 're-embed', 'laws']);
    expect(out).toContain('10 of 30 chunks have their vectors; 2 batches do not get through');
  });

  it('is followed until search answers from the new model', async () => {
    let shown = 0;
    await using api = await fakeApi((request) => {
      if (request.path !== path) return { json: { items: [], total: 0 } };
      return { json: shown++ < 1 ? change : { ...change, status: 'switched', embedded: 30 } };
    });
    const result = await run(['--api', api.url, 'collections', 're-embed', 'laws', '--watch']);
    expect(result).toMatchObject({ exitCode: 0, err: '10 of 30 chunks have their vectors' });
    expect(result.out).toContain('laws  switched');
  });

  it('is given up', async () => {
    await using api = await fakeApi(({ method }) => ({
      json: method === 'DELETE' ? { ...change, status: 'cancelled' } : { items: [], total: 0 },
    }));
    const { out, exitCode } = await run(['--api', api.url, 'collections', 're-embed', 'laws', '--cancel']);
    expect([exitCode, out.split('\n')[0]]).toEqual([0, 'laws  cancelled']);
    expect(api.seen.at(-1)).toMatchObject({ method: 'DELETE', path });
  });

  it('is not begun and given up at once', async () => {
    await using api = await fakeApi(() => ({ json: { items: [], total: 0 } }));
    const args = ['--api', api.url, 'collections', 're-embed', 'laws', '--cancel', '--dimension', '2'];
    expect((await run(args)).exitCode).toBe(2);
  });
});
