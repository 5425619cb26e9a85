import { type Client, Code, createClient } from '@connectrpc/connect';
import { openEmbeddingModels, openTextModels } from '@millrace/models';
import { type ChatAnswer, type ChatEndpoint, openChatEndpoint } from '@millrace/models/testing';
import { AIService } from '@millrace/protocol';
import { serveRpc } from '@millrace/rpc/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiService } from './ai-service.ts';

const closers: (() => Promise<void>)[] = [];
let endpoint: ChatEndpoint;
let answer: ChatAnswer = {};
let client: Client<typeof AIService>;

beforeAll(async () => {
  endpoint = await openChatEndpoint(() => answer);
  closers.push(() => endpoint.close());
  const shared = { openaiBaseUrl: endpoint.baseUrl, timeoutMs: 5_000, batchSize: 64 };
  const capabilities = { contextTokens: 8192, maxOutputTokens: 256, streaming: true, tools: true };
  const models = openEmbeddingModels(shared);
  const textModels = openTextModels({
    ...shared,
    text: { provider: 'openai-compatible', model: 'tiny', ...capabilities },
    moreText: [{ ...capabilities, provider: 'ollama', model: 'plain', tools: false }],
  });
  const { server, transport } = await serveRpc([aiService({ models, textModelsOf: () => textModels })]);
  closers.push(() => server.close());
  client = createClient(AIService, transport);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

const messages = [{ role: 'user', content: 'Why?' }];

describe('content from a text model', () => {
  it('comes whole, with what it cost', async () => {
    answer = { text: ['Be', 'cause.'] };
    expect(await client.generateContent({ messages, maxOutputTokens: 10, temperature: 0 })).toMatchObject({
      model: 'tiny',
      text: 'Because.',
      toolCalls: [],
      finishReason: 'stop',
      usage: { inputTokens: 11, outputTokens: 7 },
    });
    expect(endpoint.requests.at(-1)).toMatchObject({ max_tokens: 10, temperature: 0 });
  });

  it('comes piece by piece, the end last', async () => {
    answer = { text: ['Be', 'cause.'] };
    const parts: unknown[] = [];
    for await (const { part } of client.streamGenerateContent({ messages })) parts.push(part);
    expect(parts).toMatchObject([
      { case: 'text', value: 'Be' },
      { case: 'text', value: 'cause.' },
      { case: 'finish', value: { reason: 'stop', usage: { inputTokens: 11, outputTokens: 7 } } },
    ]);
  });

  it('takes tools, gives their calls and takes their results back', async () => {
    answer = { calls: [{ name: 'search', input: { query: ['mill', 1, null] } }] };
    const parameters = { type: 'object', properties: { query: { type: 'array' } } };
    const asked = await client.generateContent({
      messages,
      tools: [{ name: 'search', description: 'Searches.', parameters }],
    });
    expect(asked).toMatchObject({ text: '', finishReason: 'tool-calls', toolCalls: [{ name: 'search' }] });
    answer = { text: ['Found.'] };
    await client.generateContent({
      messages: [
        ...messages,
        { role: 'assistant', toolCalls: asked.toolCalls },
        { role: 'tool', callId: 'call-1', name: 'search', content: 'a mill' },
      ],
    });
    expect(endpoint.requests.at(-1)?.messages).toMatchObject([
      { role: 'user' },
      { tool_calls: [{ id: 'call-1', function: { arguments: '{"query":["mill",1,null]}' } }] },
      { role: 'tool', tool_call_id: 'call-1', content: 'a mill' },
    ]);
  });

  it('stops the work of the model when the caller goes', async () => {
    answer = { text: ['Half'], breaks: 'silence' };
    const abandoned = endpoint.abandoned();
    const stop = new AbortController();
    const read = async () => {
      for await (const _part of client.streamGenerateContent({ messages }, stop)) stop.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: Code.Canceled });
    await abandoned;
  });

  it.each([
    ['no message', { messages: [] }, 'VALIDATION_ERROR', /request\.messages: is empty/],
    ['a role that is none', { messages: [{ role: 'poet' }] }, 'VALIDATION_ERROR', /request\.messages\.0\.role/],
    ['a tool without its call', { messages: [{ role: 'tool', name: 'x' }] }, 'VALIDATION_ERROR', /callId/],
    ['too hot a model', { messages, temperature: 3 }, 'VALIDATION_ERROR', /temperature/],
    ['no tokens', { messages, maxOutputTokens: 0 }, 'VALIDATION_ERROR', /maxOutputTokens/],
    ['an unknown model', { messages, model: 'third' }, 'MODEL_NOT_FOUND', /no text model 'third'/],
    ['tools of a model without', { messages, model: 'plain', tools: [{ name: 'x' }] }, 'MODEL_INCAPABLE', /no tools/],
  ])('is refused for %s', async (_what, request, code, message) => {
    const error = await client.generateContent(request).catch((error: unknown) => error);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect((error as { metadata: Headers }).metadata.get('millrace-code')).toBe(code);
  });

  it('names the models that write, the default one first', async () => {
    const { models } = await client.listTextModels({});
    expect(models).toMatchObject([
      { id: 'tiny', provider: 'openai-compatible', streaming: true, tools: true, contextTokens: 8192 },
      { id: 'plain', provider: 'ollama', tools: false, maxOutputTokens: 256 },
    ]);
  });
});

describe('vectors from an embedding model', () => {
  const model = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 64 };

  it('are one a text, in their order, exactly as the model gives them', async () => {
    const settings = { ...model, metric: 'cosine' as const };
    const local = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1, batchSize: 1 }).open(
      settings,
    );
    const texts = ['The mill is old.', '水车直径六米。'];
    const { embeddings, modelKey } = await client.embedContent({ model, texts });
    expect(modelKey).toBe(local.key);
    expect(embeddings.map(({ values }) => Float32Array.from(values))).toEqual(await local.embed(texts));
  });

  it.each([
    ['no model', { texts: ['x'] }, 'VALIDATION_ERROR', /request\.model: is missing/],
    ['a model without version', { model: { ...model, version: '' }, texts: ['x'] }, 'VALIDATION_ERROR', /version/],
    ['an unknown metric', { model: { ...model, metric: 'hamming' }, texts: ['x'] }, 'VALIDATION_ERROR', /metric/],
    ['too many texts', { model, texts: Array<string>(2049).fill('x') }, 'VALIDATION_ERROR', /2048/],
    ['an unknown provider', { model: { ...model, provider: 'x' }, texts: ['x'] }, 'MODEL_NOT_FOUND', /provider 'x'/],
  ])('are refused for %s', async (_what, request, code, message) => {
    const error = await client.embedContent(request).catch((error: unknown) => error);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect((error as { metadata: Headers }).metadata.get('millrace-code')).toBe(code);
  });
});
