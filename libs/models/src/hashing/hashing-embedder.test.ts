import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openHashingEmbedder } from './hashing-embedder.ts';

const settings = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' } as const;
const model = openHashingEmbedder(settings);

async function similarity(one: string, other: string): Promise<number> {
  const [a, b] = await model.embed([one, other]);
  return (a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);
}

describe('the hashing embedder', () => {
  it.each(['The mill turns slowly.', '水车慢慢地转动。', 'the of and', '!!! …', '', '😀', 'ünïcödé'])(
    'gives a vector of length 1 for %j',
    async (text) => {
      const [vector] = await model.embed([text]);
      expect(vector).toHaveLength(384);
      expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
    },
  );

  it('gives the vectors that were stored before', async () => {
    const vectors = await model.embed(['The mill turns slowly: 水车慢慢地转动。', 'Ⅷ ﬁne ＡＢＣ']);
    const bytes = Buffer.concat(vectors.map(({ buffer }) => Buffer.from(buffer)));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'b98d3e614833f0d16f3f57b02ded625768d87882fff631dbb8df1cb830424ba9',
    );
  });

  it('finds inflected words nearer than others', async () => {
    expect(await similarity('vaccination programmes', 'a programme of vaccinations')).toBeGreaterThan(0.6);
    expect(await similarity('vaccination programmes', 'the price of crude oil')).toBeLessThan(0.2);
  });

  it('finds Chinese texts near that share words, beside what all texts share', async () => {
    expect(await similarity('华沙的人口', '1901 年华沙人口普查')).toBeGreaterThan(0.4);
    expect(await similarity('华沙的人口', '他们的主场是在这里的')).toBeLessThan(0.2);
  });

  it('takes full-width and composed forms for the same', async () => {
    expect(await similarity('ＡＢＣ１２３ résumé', 'abc123 re\u0301sume\u0301')).toBeCloseTo(1, 5);
  });

  it('stops between texts when the signal aborts', async () => {
    const stop = new AbortController();
    const work = model.embed(Array<string>(500).fill('a long text about mills and rivers '.repeat(100)), stop);
    stop.abort(new Error('the worker stops'));
    await expect(work).rejects.toThrow('the worker stops');
  });

  it('has no other model', () => {
    expect(() => openHashingEmbedder({ ...settings, version: '2' })).toThrow(/hashing-v1 version 1/);
  });
});
