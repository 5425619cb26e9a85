import { collectionSettingsSchema } from '@millrace/contracts';
import { openMemoryCache } from '@millrace/embedded';
import type { EmbeddingModel } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { rememberQueries } from './remembered-queries.ts';

const { embedding: local } = collectionSettingsSchema.parse({});
const remote = { ...local, provider: 'openai-compatible' };

/** Gives each text a vector of its own length and counts what it is asked. */
function countingModel(key: string) {
  const asked: string[] = [];
  const model: EmbeddingModel = {
    key,
    dimension: 3,
    async embed(texts) {
      asked.push(...texts);
      return texts.map((text) => Float32Array.of(text.length, 1 / 3, -0));
    },
  };
  return { asked, model };
}

describe('the vector of a query', () => {
  it('is asked of a provider once by all replicas, and is the same to the last bit', async () => {
    const cache = openMemoryCache();
    const { asked, model } = countingModel('m1');
    const [one, other] = [0, 1].map(() => rememberQueries({ open: () => model }, cache).open(remote));
    const first = await one?.embed(['水车', 'wheel']);
    expect(await other?.embed(['wheel', '水车'])).toEqual(first?.toReversed());
    expect(first).toEqual([Float32Array.of(2, 1 / 3, -0), Float32Array.of(5, 1 / 3, -0)]);
    expect(asked).toEqual(['水车', 'wheel']);
  });

  it('is of its model alone', async () => {
    const cache = openMemoryCache();
    const [first, second] = [countingModel('m1'), countingModel('m2')];
    for (const { model } of [first, second])
      await rememberQueries({ open: () => model }, cache)
        .open(remote)
        .embed(['x']);
    expect(second.asked).toEqual(['x']);
  });

  it('is not remembered of the model that is built in', async () => {
    const { asked, model } = countingModel('m1');
    const opened = rememberQueries({ open: () => model }, openMemoryCache()).open(local);
    await opened.embed(['x']);
    await opened.embed(['x']);
    expect(asked).toEqual(['x', 'x']);
  });
});
