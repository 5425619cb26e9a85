import { describe, expect, it } from 'vitest';
import { fakeApi } from '../testing/fake-api.ts';
import { run } from '../testing/run.ts';

describe('collections', () => {
  const settings = {
    chunking: { maxTokens: 400, overlapTokens: 40 },
    embedding: { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' },
  };
  const laws = { name: 'laws', settings, documents: 2, chunks: 30, createdAt: '2026-04-01T00:00:00.000Z' };

  it.each([[[]], [['list']]])('are listed in columns by %j', async (list) => {
    await using api = await fakeApi(() => ({ json: { items: [laws], total: 1 } }));
    expect((await run(['--api', api.url, 'collections', ...list])).out).toBe(
      'NAME  DOCUMENTS  CHUNKS  EMBEDDING\nlaws          2      30  hashing hashing-v1 version 1, 384 dimensions',
    );
  });

  it('are made with the settings that were given', async () => {
    await using api = await fakeApi(({ method }) => ({ json: method === 'POST' ? laws : { items: [], total: 0 } }));
    const result = await run([
      '--api',
      api.url,
      'collections',
      'create',
      'laws',
      '--max-tokens',
      '200',
      '--model-version',
      '2',
    ]);
    expect(result).toMatchObject({ exitCode: 0, out: 'created laws' });
    expect(JSON.parse(api.seen.at(-1)?.body ?? '')).toEqual({
      name: 'laws',
      settings: { chunking: { maxTokens: 200 }, embedding: { version: '2' } },
    });
  });
});
