import type { EmbeddingSettings } from '@millrace/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbeddingModels } from './open-embedding-models.ts';
import { type EmbeddingEndpoint, openEmbeddingEndpoint } from './testing/index.ts';

const settings: EmbeddingSettings = {
  provider: 'openai-compatible',
  model: 'tiny',
  version: '1',
  dimension: 3,
  metric: 'cosine',
};
const endpoints: EmbeddingEndpoint[] = [];

async function endpointThat(answer: Parameters<typeof openEmbeddingEndpoint>[0]) {
  const endpoint = await openEmbeddingEndpoint(answer);
  endpoints.push(endpoint);
  const open = (options: { timeoutMs?: number; batchSize?: number } = {}) =>
    openEmbeddingModels({
      openaiBaseUrl: endpoint.baseUrl,
      openaiApiKey: 'sk-test',
      timeoutMs: 5_000,
      batchSize: 64,
      ...options,
    }).open(settings);
  return { endpoint, open };
}

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

describe('a model behind an OpenAI-compatible endpoint', () => {
  it('gives one vector a text, in order, scaled to length 1', async () => {
    const { endpoint, open } = await endpointThat(({ input }) => input.map((text) => [text.length, 0, 4]));
    const vectors = await open().embed(['abc', '']);
    expect(vectors.map((vector) => [...vector].map((value) => Math.round(value * 1000) / 1000))).toEqual([
      [0.6, 0, 0.8],
      [0, 0, 1],
    ]);
    expect(endpoint.requests).toEqual([{ model: 'tiny', input: ['abc', ''], authorization: 'Bearer sk-test' }]);
  });

  it('sends no more texts in a request than the batch size allows', async () => {
    const { endpoint, open } = await endpointThat(({ input }) => input.map((text) => [Number(text), 1, 0]));
    const vectors = await open({ batchSize: 2 }).embed(['1', '2', '3', '4', '5']);
    expect(vectors).toHaveLength(5);
    expect(endpoint.requests.map(({ input }) => input)).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it.each([
    [429, 'seconds', '7', 7_000],
    [429, 'a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    [503, 'seconds', '120', 120_000],
  ])('asks once when the endpoint answers %i, and passes on a Retry-After in %s', async (status, _, header, waitMs) => {
    const { endpoint, open } = await endpointThat(() => ({ status, headers: { 'retry-after': header } }));
    await expect(open().embed(['a'])).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      retryable: true,
      retryAfterMs: waitMs,
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  it.each([500, 503, 401, 403, 404])('is unavailable when the endpoint answers %i', async (status) => {
    const { endpoint, open } = await endpointThat(() => ({ status }));
    await expect(open().embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', retryAfterMs: undefined });
    expect(endpoint.requests).toHaveLength(1);
  });

  it.each([400, 413, 422])('refuses the input for good when the endpoint answers %i', async (status) => {
    const { open } = await endpointThat(() => ({ status }));
    await expect(open().embed(['a'])).rejects.toMatchObject({ code: 'MODEL_REFUSED', retryable: false });
  });

  it('is unavailable when the endpoint stays silent past the timeout', async () => {
    const { open } = await endpointThat(() => 'silence');
    await expect(open({ timeoutMs: 100 }).embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('is unavailable when nothing listens', async () => {
    const { endpoint, open } = await endpointThat(() => 'silence');
    const model = open();
    await endpoint.close();
    endpoints.pop();
    await expect(model.embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('is unavailable when the answer is not what the protocol promises', async () => {
    const { open } = await endpointThat(() => ({ status: 200, body: { error: 'loading' } }));
    await expect(open().embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('is unavailable when vectors are missing', async () => {
    const { open } = await endpointThat(() => [[1, 2, 3]]);
    await expect(open().embed(['a', 'b'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });

  it('rejects vectors of another dimension, naming both', async () => {
    const { open } = await endpointThat(({ input }) => input.map(() => [1, 2]));
    await expect(open().embed(['a'])).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringMatching(/dimension 2.*wants 3/),
    });
  });

  it('stops with the caller’s reason when the signal aborts', async () => {
    const stop = new AbortController();
    const reason = new Error('the worker stops');
    const { open } = await endpointThat(() => {
      stop.abort(reason);
      return 'silence';
    });
    await expect(open().embed(['a'], { signal: stop.signal })).rejects.toBe(reason);
  });
});
