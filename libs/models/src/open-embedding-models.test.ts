import { describe, expect, it } from 'vitest';
import { openEmbeddingModels } from './open-embedding-models.ts';

const hashing = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' } as const;
const models = openEmbeddingModels({ openaiBaseUrl: 'https://api.openai.com/v1', timeoutMs: 1_000, batchSize: 8 });

describe('the models of a process', () => {
  it('are opened once each', () => {
    expect(models.open(hashing)).toBe(models.open({ ...hashing }));
  });

  it('have a key for everything that a vector depends on', () => {
    const local = openEmbeddingModels({ openaiBaseUrl: 'http://localhost:11434/v1', timeoutMs: 1_000, batchSize: 8 });
    const keys = [
      models.open(hashing),
      models.open({ ...hashing, dimension: 512 }),
      local.open({ ...hashing, provider: 'openai-compatible' }),
      local.open({ ...hashing, provider: 'openai-compatible', version: '2' }),
      local.open({ ...hashing, provider: 'openai-compatible', model: 'other' }),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(5);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{20}$/);
  });

  it('keep the key of the default model for ever, since vectors are stored under it', () => {
    expect(models.open(hashing).key).toBe('1a0854d3859840625c09');
  });

  it.each([
    ['an unknown provider', { ...hashing, provider: 'cohere' }, /no embedding provider 'cohere'/],
    ['an unknown hashing model', { ...hashing, model: 'hashing-v9' }, /hashing-v9/],
    ['OpenAI without a key', { ...hashing, provider: 'openai-compatible' }, /OPENAI_API_KEY/],
  ])('never fall back for %s', (_case, settings, message) => {
    expect(() => models.open(settings)).toThrow(message);
    expect(() => models.open(settings)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', retryable: false }));
  });
});
