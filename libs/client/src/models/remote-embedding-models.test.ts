import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { type EmbeddingSettings, MillraceError } from '@millrace/contracts';
import type { EmbeddingModels } from '@millrace/ports';
import type { AIService } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { aiBehind, countedFallback } from '../testing/ai-behind.ts';
import { openRemoteEmbeddingModels } from './remote-embedding-models.ts';

const settings: EmbeddingSettings = { provider: 'p', model: 'm', version: '1', dimension: 2, metric: 'cosine' };
const here: EmbeddingModels = {
  open: () => ({ key: 'key', dimension: 2, embed: async (texts) => texts.map(() => Float32Array.of(0, 1)) }),
};
const nothingHere: EmbeddingModels = {
  open: () => {
    throw new MillraceError('CONFIG_INVALID', 'no such model here');
  },
};

type Embed = ServiceImpl<typeof AIService>['embedContent'];
const there: Embed = ({ texts }) => ({
  modelKey: 'key',
  embeddings: texts.map((text) => ({ values: [Number(text), 0.1] })),
});
const failing =
  (code: Code): Embed =>
  () => {
    throw new ConnectError('it is so', code);
  };
const saying =
  (code: MillraceError['code']): Embed =>
  () => {
    throw new ConnectError('it is so', Code.Unavailable, { 'millrace-code': code });
  };

function remote(embedContent: Embed, local = here) {
  const fallback = countedFallback();
  const keyOf = () => 'key';
  const models = openRemoteEmbeddingModels({
    ai: aiBehind({ embedContent }),
    fallback,
    local,
    keyOf,
    timeoutMs: 5_000,
    batchSize: 2,
  });
  return { model: models.open(settings), outcomes: fallback.outcomes };
}

describe('an embedding model behind the gateway', () => {
  it('gives one vector a text, in order, in calls of so many texts', async () => {
    const sizes: number[] = [];
    const { model, outcomes } = remote((request, context) => {
      sizes.push(request.texts.length);
      expect(request.model).toMatchObject(settings);
      return there(request, context);
    }, nothingHere);
    expect(await model.embed(['1', '2', '3'])).toEqual([1, 2, 3].map((first) => Float32Array.of(first, 0.1)));
    expect(sizes).toEqual([2, 1]);
    expect(outcomes).toEqual(['EmbedContent answered', 'EmbedContent answered']);
    expect(model).toMatchObject({ key: 'key', dimension: 2 });
  });

  it('is asked for no texts too, so that one can know whether it is there', async () => {
    expect(await remote(there).model.embed([])).toEqual([]);
    const { model } = remote(saying('MODEL_NOT_FOUND'));
    await expect(model.embed([])).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  it('is replaced by the local one of its name where the gateway cannot serve', async () => {
    const { model, outcomes } = remote(failing(Code.Unavailable));
    expect(await model.embed(['1'])).toEqual([Float32Array.of(0, 1)]);
    expect(outcomes).toEqual(['EmbedContent fallback']);
  });

  it.each([
    ['the gateway is down and the model not configured here', failing(Code.Unavailable), 'MODEL_UNAVAILABLE'],
    ['the gateway refuses our key', failing(Code.Unauthenticated), 'MODEL_UNAVAILABLE'],
    ['there were too many calls', failing(Code.ResourceExhausted), 'MODEL_UNAVAILABLE'],
    ['its provider does not answer', saying('MODEL_UNAVAILABLE'), 'MODEL_UNAVAILABLE'],
    ['its provider refuses the text', saying('MODEL_REFUSED'), 'MODEL_REFUSED'],
    ['the gateway refuses the text', failing(Code.InvalidArgument), 'MODEL_REFUSED'],
    ['the gateway does not know it', saying('MODEL_NOT_FOUND'), 'MODEL_NOT_FOUND'],
  ] as const)('fails as a model does where %s', async (_what, embed, code) => {
    await expect(remote(embed, nothingHere).model.embed(['1'])).rejects.toMatchObject({ code });
  });

  it.each([
    ['of another key', { modelKey: 'other', embeddings: [{ values: [1, 0] }] }],
    ['of another dimension', { modelKey: 'key', embeddings: [{ values: [1, 0, 0] }] }],
    ['fewer than texts', { modelKey: 'key', embeddings: [] }],
  ])('refuses vectors %s', async (_what, answer) => {
    await expect(remote(() => answer).model.embed(['1'])).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
  });

  it('ends with the reason of the caller’s signal', async () => {
    const caller = new AbortController();
    const { model, outcomes } = remote(async () => {
      caller.abort(new Error('gone'));
      return new Promise<never>(() => {});
    });
    await expect(model.embed(['1'], caller)).rejects.toThrow('gone');
    expect(outcomes).toEqual([]);
  });
});
