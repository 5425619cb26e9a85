import {
  connectGateway,
  createFallback,
  type Gateway,
  openRemoteEmbeddingModels,
  openRemoteTextModels,
} from '@millrace/client';
import { type EmbeddingSettings, embeddingSettingsSchema } from '@millrace/contracts';
import { modelKey, openEmbeddingModels, openTextModels } from '@millrace/models';
import { type ChatAnswer, type ChatEndpoint, openChatEndpoint } from '@millrace/models/testing';
import { type EmbeddingModels, silentLogger, type TextModel, type TextModels, type TextPart } from '@millrace/ports';
import { serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiService } from './ai-service.ts';

/** What the models behind the gateway give is what they give without it: the suite asks both. */
describe('a model behind the gateway', () => {
  const closers: (() => unknown)[] = [];
  let endpoint: ChatEndpoint;
  let answer: ChatAnswer = {};
  let gateway: Gateway;
  let there: { readonly models: EmbeddingModels; readonly textModels: TextModels };
  let here: typeof there;

  beforeAll(async () => {
    endpoint = await openChatEndpoint(() => answer);
    const capabilities = { contextTokens: 8192, maxOutputTokens: 256, streaming: true, tools: true };
    const settings = { openaiBaseUrl: endpoint.baseUrl, timeoutMs: 5_000, batchSize: 2 };
    const models = openEmbeddingModels(settings);
    const textModels = openTextModels({
      ...settings,
      text: { ...capabilities, provider: 'openai-compatible', model: 'tiny' },
      moreText: [{ ...capabilities, provider: 'openai-compatible', model: 'plain', tools: false, streaming: false }],
    });
    here = { models, textModels };
    const { server } = await serveRpc([aiService({ models, textModelsOf: () => textModels })]);
    gateway = connectGateway({ url: server.url });
    const fallback = createFallback({
      log: silentLogger,
      metrics: {
        gatewayCalled: (method, outcome) => expect(`${method} ${outcome}`).toMatch(/ answered$/),
        gatewayCircuit: () => {},
      },
    });
    const shared = { ai: gateway.ai, fallback, timeoutMs: 5_000 };
    there = {
      models: openRemoteEmbeddingModels({ ...shared, local: models, keyOf: modelKey, batchSize: 2 }),
      textModels: openRemoteTextModels({ ...shared, local: textModels }),
    };
    closers.push(
      () => endpoint.close(),
      () => server.close(),
      () => gateway.close(),
    );
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  it.each<[string, Partial<EmbeddingSettings>]>([
    ['compared by angle', {}],
    ['compared by distance', { metric: 'l2', dimension: 64 }],
  ])('gives the same vectors, %s', async (_what, settings) => {
    const embedding = embeddingSettingsSchema.parse(settings);
    const texts = ['The mill is old.', '水车直径六米。', 'The wheel turns.'];
    const [remote, local] = [there, here].map(({ models }) => models.open(embedding));
    expect(remote).toMatchObject({ key: local?.key, dimension: local?.dimension });
    expect(await remote?.embed(texts)).toEqual(await local?.embed(texts));
  });

  it('that does not exist is told from no texts at all', async () => {
    const model = there.models.open(embeddingSettingsSchema.parse({ provider: 'oracle' }));
    await expect(model.embed([])).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });

  it('has the same name and capabilities', async () => {
    const [remote, local] = await Promise.all([there, here].map(({ textModels }) => textModels.list()));
    const told = ({ id, provider, capabilities }: TextModel) => ({ id, provider, capabilities });
    expect(remote?.map(told)).toEqual(local?.map(told));
  });

  async function partsOf({ textModels }: typeof there, id: string) {
    const model = await textModels.open(id);
    const parts: TextPart[] = [];
    const messages = [{ role: 'user', content: 'Why?' }] as const;
    const tools = id === 'tiny' ? [{ name: 'search', description: 'Searches.', parameters: { type: 'object' } }] : [];
    try {
      for await (const part of model?.stream({ messages, tools }) ?? []) parts.push(part);
      return { parts, asked: endpoint.requests.at(-1) };
    } catch (error) {
      const { code, retryAfterMs } = error as { code?: string; retryAfterMs?: number };
      // The time that the gateway names where the provider named none.
      return { parts, code, retryAfterMs: retryAfterMs ?? 2_000 };
    }
  }

  it.each<[string, string, ChatAnswer]>([
    ['an answer', 'tiny', { text: ['Be', 'cause.'] }],
    ['an answer in one piece', 'plain', { text: ['Be', 'cause.'] }],
    ['an answer that is too long', 'tiny', { text: ['Because'], finish: 'length' }],
    ['calls of tools', 'tiny', { text: ['Wait.'], calls: [{ name: 'search', input: { query: ['mill', 1, null] } }] }],
    ['an answer that is cut', 'tiny', { text: ['Be'], breaks: 'cut' }],
    ['a refusal', 'tiny', { status: 400 }],
    ['a provider that wants to be left alone', 'tiny', { status: 429, headers: { 'retry-after': '7' } }],
  ])('gives %s as it is', async (_what, id, given) => {
    answer = given;
    const local = await partsOf(here, id);
    expect(await partsOf(there, id)).toEqual(local);
  });

  it('is stopped where its reader leaves off', async () => {
    answer = { text: ['Half'], breaks: 'silence' };
    const abandoned = endpoint.abandoned();
    const model = await there.textModels.open('tiny');
    for await (const _part of model?.stream({ messages: [{ role: 'user', content: 'Why?' }] }) ?? []) break;
    await abandoned;
  });
});
