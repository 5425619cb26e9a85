import type { JsonObject } from '@bufbuild/protobuf';
import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { openTextModels } from '@millrace/models';
import { type ChatAnswer, openChatEndpoint, openEmbeddingEndpoint } from '@millrace/models/testing';
import { systemClock } from '@millrace/ports';
import { ModelService } from '@millrace/protocol';
import { serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelRegistry } from '../registry/model-registry.ts';
import { modelService } from './model-service.ts';

const closers: (() => Promise<void>)[] = [];
const key = 'secret-of-the-provider';
let fresh: FreshDatabase;
let chat: Awaited<ReturnType<typeof openChatEndpoint>>;
let answer: ChatAnswer = {};
let embeddings: Awaited<ReturnType<typeof openEmbeddingEndpoint>>;
let client: Client<typeof ModelService>;

beforeAll(async () => {
  fresh = await freshDatabase('embedded');
  closers.push(() => fresh.stop());
  chat = await openChatEndpoint(() => answer);
  embeddings = await openEmbeddingEndpoint(({ input }) =>
    input[0] === 'refuse'
      ? { status: 401, body: { error: { message: `no such key: ${key}` } } }
      : input.map(() => [3, 4]),
  );
  closers.push(chat.close, embeddings.close);
  const textModels = openTextModels({
    text: {
      provider: 'ollama',
      model: 'tiny',
      contextTokens: 8192,
      maxOutputTokens: 256,
      streaming: true,
      tools: true,
    },
    moreText: [],
    openaiBaseUrl: chat.baseUrl,
    timeoutMs: 5_000,
  });
  const keys = new Map([['TEST_API_KEY', { key }]]);
  const registry = openModelRegistry({ database: fresh.database, textModels, keys, clock: systemClock });
  const { server, transport } = await serveRpc([modelService(registry)]);
  closers.push(() => server.close());
  client = createClient(ModelService, transport);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

const writer = (name: string, parameters: JsonObject = {}) => ({
  name,
  provider: 'openai-compatible',
  modelId: 'tiny-1',
  parameters: { base_url: chat.baseUrl, ...parameters },
  enabled: true,
});
const register = (config: Parameters<typeof client.registerModel>[0]['config']) => client.registerModel({ config });
const refusal = async (call: Promise<unknown>) => ConnectError.from(await call.catch((error: unknown) => error));

describe('the models of a tenant', () => {
  it('are registered, listed behind those of the gateway, updated and unregistered', async () => {
    const config = writer('listed', { temperature: 0.5, api_key_env: 'TEST_API_KEY' });
    expect(await register(config)).toMatchObject({ success: true, message: expect.stringContaining('can be asked') });
    const { models } = await client.listModels({});
    expect(models.map(({ name }) => name)).toEqual(['tiny', 'extractive', 'hashing-v1', 'listed']);
    expect((await client.getModelInfo({ name: 'listed' })).config).toMatchObject(config);

    await client.updateModelConfig({ name: 'listed', config: { provider: 'extractive', modelId: 'x' } });
    const after = { name: 'listed', provider: 'extractive', modelId: 'x', parameters: {}, enabled: false };
    expect((await client.getModelInfo({ name: 'listed' })).config).toMatchObject(after);

    await client.unregisterModel({ name: 'listed' });
    expect(await refusal(client.getModelInfo({ name: 'listed' }))).toMatchObject({ code: Code.NotFound });
  });

  it('are written down in the audit log, as everything that is done', async () => {
    await register(writer('audited'));
    await client.unregisterModel({ name: 'audited' });
    const rows = await fresh.database`select action, detail from audit_log where subject = 'audited' order by id`;
    expect(rows.map(({ action }) => action)).toEqual(['model.register', 'model.unregister']);
    expect(rows[0]?.detail).toMatchObject({ provider: 'openai-compatible', enabled: true });
  });

  it('are not seen by another tenant', async () => {
    await register(writer('own'));
    const headers = { 'x-tenant-id': 'other' };
    const { models } = await client.listModels({}, { headers });
    expect(models.map(({ name }) => name)).not.toContain('own');
    const asked = client.generateText({ modelName: 'own', prompt: 'Why?' }, { headers });
    expect(await refusal(asked)).toMatchObject({ code: Code.NotFound });
    await client.registerModel({ config: writer('own') }, { headers });
  });

  it('say what they are, those of the settings too', async () => {
    const { config } = await client.getModelInfo({ name: 'tiny' });
    const parameters = { context_tokens: 8192, max_tokens: 256, streaming: true, tools: true };
    expect(config).toMatchObject({ provider: 'ollama', modelId: 'tiny', parameters, enabled: true });
  });

  it.each([
    ['no config', () => client.registerModel({}), Code.InvalidArgument, /config is missing/],
    ['a secret', () => register(writer('x', { api_key: key })), Code.InvalidArgument, /looks like a secret/],
    ['a name of the gateway', () => register(writer('hashing-v1')), Code.AlreadyExists, /take another name/],
    [
      'an update of one of the gateway',
      () => client.updateModelConfig({ name: 'tiny', config: writer('') }),
      Code.PermissionDenied,
      /settings alone/,
    ],
    [
      'the end of one of the gateway',
      () => client.unregisterModel({ name: 'extractive' }),
      Code.PermissionDenied,
      /settings alone/,
    ],
    ['the end of none', () => client.unregisterModel({ name: 'none' }), Code.NotFound, /no registered model 'none'/],
    [
      'an update of none',
      () => client.updateModelConfig({ name: 'none', config: writer('') }),
      Code.NotFound,
      /'none'/,
    ],
    [
      'another name',
      () => client.updateModelConfig({ name: 'a', config: writer('b') }),
      Code.InvalidArgument,
      /keeps its name/,
    ],
    ['a name that is none', () => client.getModelInfo({ name: '' }), Code.NotFound, /no model ''/],
  ])('refuse %s', async (_what, call, code, message) => {
    const error = await refusal(call());
    expect(error).toMatchObject({ code, rawMessage: expect.stringMatching(message) });
    expect(error.message).not.toContain(key);
  });

  it('refuse a name that is taken', async () => {
    await register(writer('taken'));
    expect(await refusal(register(writer('taken')))).toMatchObject({ code: Code.AlreadyExists });
  });
});

describe('text of a registered model', () => {
  it('comes with the tokens that it took, by what is registered and what is asked', async () => {
    await register(writer('warm', { temperature: 0.5, max_tokens: 64, api_key_env: 'TEST_API_KEY' }));
    answer = { text: ['Be', 'cause.'] };
    const parameters = { max_tokens: 32, system: 'Be brief.' };
    expect(await client.generateText({ modelName: 'warm', prompt: 'Why?', parameters })).toMatchObject({
      text: 'Because.',
      tokensUsed: 18,
      metadata: {
        provider: 'openai-compatible',
        model_id: 'tiny-1',
        finish_reason: 'stop',
        input_tokens: 11,
        output_tokens: 7,
      },
    });
    expect(chat.authorization).toBe(`Bearer ${key}`);
    expect(chat.requests.at(-1)).toMatchObject({
      model: 'tiny-1',
      temperature: 0.5,
      max_tokens: 32,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Why?' },
      ],
    });
  });

  it('comes as it is written, and says at the end how it ended', async () => {
    await register(writer('streams'));
    answer = { text: ['Be', 'cause.'], finish: 'length' };
    const parts: unknown[] = [];
    for await (const part of client.streamGenerateText({ modelName: 'streams', prompt: 'Why?' })) parts.push(part);
    expect(parts).toMatchObject([
      { textChunk: 'Be', finished: false },
      { textChunk: 'cause.', finished: false },
      { textChunk: '', finished: true, metadata: { finish_reason: 'length', tokens_used: 18 } },
    ]);
  });

  it('ends the work of the provider when the caller goes, or waits no longer', async () => {
    await register(writer('silent'));
    answer = { text: ['Half'], breaks: 'silence' };
    for (const [options, code] of [
      [{ signal: AbortSignal.timeout(300) }, Code.Canceled],
      [{ timeoutMs: 300 }, Code.DeadlineExceeded],
    ] as const) {
      const abandoned = chat.abandoned();
      const read = async () => {
        for await (const _part of client.streamGenerateText({ modelName: 'silent', prompt: 'Why?' }, options));
      };
      expect(await refusal(read())).toMatchObject({ code });
      await abandoned;
    }
  });

  it('needs no model where sentences of the prompt answer', async () => {
    const prompt = 'The mill was built in 1712. It is old.\n\nWhen was the mill built?';
    const answered = await client.generateText({ modelName: 'extractive', prompt });
    expect(answered).toMatchObject({ text: 'The mill was built in 1712.', tokensUsed: 0 });
  });

  it.each([
    ['no prompt', { prompt: '' }, Code.InvalidArgument, /prompt: is empty/],
    ['an unknown parameter', { parameters: { top_p: 1 } }, Code.InvalidArgument, /no top_p; there are: temperature/],
    ['more than it gives', { parameters: { max_tokens: 257 } }, Code.FailedPrecondition, /256 tokens at most, not 257/],
    ['no model', { modelName: '' }, Code.NotFound, /no model ''/],
    ['a model that embeds', { modelName: 'hashing-v1' }, Code.FailedPrecondition, /GenerateEmbedding/],
  ])('is refused for %s', async (_what, request, code, message) => {
    const error = await refusal(client.generateText({ modelName: 'tiny', prompt: 'Why?', ...request }));
    expect(error).toMatchObject({ code, rawMessage: expect.stringMatching(message) });
  });

  it('is not to be had of a model that is disabled, nor streamed of one that cannot', async () => {
    await register({ ...writer('off'), enabled: false });
    const error = await refusal(client.generateText({ modelName: 'off', prompt: 'Why?' }));
    expect(error).toMatchObject({ code: Code.FailedPrecondition, rawMessage: expect.stringContaining('not enabled') });
    await register(writer('whole', { streaming: false }));
    const read = async () => {
      for await (const _part of client.streamGenerateText({ modelName: 'whole', prompt: 'Why?' }));
    };
    expect(await refusal(read())).toMatchObject({ code: Code.FailedPrecondition });
  });

  it('fails where the provider does, which may be tried again', async () => {
    await register(writer('down'));
    answer = { status: 500 };
    expect(await refusal(client.generateText({ modelName: 'down', prompt: 'Why?' }))).toMatchObject({
      code: Code.Unavailable,
    });
  });
});

describe('a vector of a registered model', () => {
  it('comes with its dimension and the key of the model', async () => {
    const parameters = { base_url: embeddings.baseUrl, dimension: 2, version: '7', api_key_env: 'TEST_API_KEY' };
    await register({ name: 'embeds', provider: 'openai-compatible', modelId: 'e-1', parameters, enabled: true });
    const { embedding, dimension, metadata } = await client.generateEmbedding({ modelName: 'embeds', text: 'a mill' });
    expect([embedding.map((value) => value.toFixed(2)), dimension]).toEqual([['0.60', '0.80'], 2]);
    expect(metadata).toMatchObject({ model_id: 'e-1', version: '7', metric: 'cosine', model_key: expect.any(String) });
    expect(embeddings.requests.at(-1)).toMatchObject({ model: 'e-1', authorization: `Bearer ${key}` });
  });

  it('never tells the key, whatever the provider answers', async () => {
    const error = await refusal(client.generateEmbedding({ modelName: 'embeds', text: 'refuse' }));
    expect(error.rawMessage).toMatch(/401: no such key: \*\*\*/);
  });

  it('needs no provider where it is hashed', async () => {
    const { embedding } = await client.generateEmbedding({ modelName: 'hashing-v1', text: '水车' });
    expect(embedding).toHaveLength(384);
  });

  it.each([
    ['no text', { text: '' }, Code.InvalidArgument, /text: is empty/],
    ['a text that is too long', { text: 'x'.repeat(131_073) }, Code.InvalidArgument, /131072/],
    ['a model that writes', { modelName: 'tiny' }, Code.FailedPrecondition, /ask it by GenerateText/],
  ])('is refused for %s', async (_what, request, code, message) => {
    const error = await refusal(client.generateEmbedding({ modelName: 'hashing-v1', text: 'x', ...request }));
    expect(error).toMatchObject({ code, rawMessage: expect.stringMatching(message) });
  });
});
