import type { TextModel, TextPart, TextRequest } from '@millrace/ports';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatAnswer, type ChatEndpoint, openChatEndpoint } from '../testing/index.ts';
import { openTextModels } from './open-text-models.ts';
import type { TextModelsOptions } from './text-model-options.ts';

const capabilities = { contextTokens: 8192, maxOutputTokens: 256, streaming: true, tools: true };
const none: TextModelsOptions = {
  text: { provider: 'openai-compatible', ...capabilities },
  moreText: [],
  openaiBaseUrl: 'http://127.0.0.1:9/v1',
  timeoutMs: 5_000,
};
const endpoints: ChatEndpoint[] = [];

async function modelThat(answer: ChatAnswer, text: object = {}, more: Partial<TextModelsOptions> = {}) {
  const endpoint = await openChatEndpoint(() => answer);
  endpoints.push(endpoint);
  const openaiBaseUrl = endpoint.baseUrl;
  const models = openTextModels({ ...none, openaiBaseUrl, ...more, text: { ...none.text, model: 'tiny', ...text } });
  return { endpoint, model: (await models.open()) as TextModel };
}

const question: TextRequest = { messages: [{ role: 'user', content: 'Why?' }] };

async function partsOf(model: TextModel, request: TextRequest = question): Promise<TextPart[]> {
  const parts: TextPart[] = [];
  for await (const part of model.stream(request)) parts.push(part);
  return parts;
}

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

describe('a text model behind an OpenAI-compatible endpoint', () => {
  it('gives the answer piece by piece, then why it ended and what it cost', async () => {
    const { endpoint, model } = await modelThat({ text: ['Be', 'cause', '.'] }, { apiKey: 'sk-own' });
    expect(await partsOf(model)).toEqual([
      { type: 'text', text: 'Be' },
      { type: 'text', text: 'cause' },
      { type: 'text', text: '.' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 11, outputTokens: 7 } },
    ]);
    expect(endpoint.requests).toMatchObject([{ model: 'tiny', stream: true, max_tokens: 256 }]);
    expect(endpoint.authorization).toBe('Bearer sk-own');
  });

  it('asks for the whole answer where the model does not stream', async () => {
    const { endpoint, model } = await modelThat({ text: ['Because', '.'] }, { streaming: false });
    expect(await partsOf(model)).toMatchObject([{ type: 'text', text: 'Because.' }, { type: 'finish' }]);
    expect(endpoint.requests[0]?.stream).toBeFalsy();
  });

  it('gives the calls of tools, and takes their results back', async () => {
    const calls = [{ name: 'search', input: { query: 'mill' } }];
    const { endpoint, model } = await modelThat({ calls });
    const call = { id: 'call-1', name: 'search', input: { query: 'mill' } };
    const tool = { name: 'search', description: 'Searches.', parameters: { type: 'object', properties: {} } };
    expect(await partsOf(model, { ...question, tools: [tool] })).toMatchObject([
      { type: 'tool-call', call },
      { type: 'finish', reason: 'tool-calls' },
    ]);
    await partsOf(model, {
      messages: [
        { role: 'system', content: 'Be brief.' },
        ...question.messages,
        { role: 'assistant', content: '', toolCalls: [call] },
        { role: 'tool', callId: 'call-1', name: 'search', content: 'found' },
      ],
    });
    expect(endpoint.requests[0]?.tools).toMatchObject([{ function: { name: 'search' } }]);
    expect(endpoint.requests[1]?.messages).toMatchObject([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why?' },
      { role: 'assistant', tool_calls: [{ id: 'call-1', function: { name: 'search' } }] },
      { role: 'tool', tool_call_id: 'call-1', content: 'found' },
    ]);
  });

  it('passes on that the answer was too long', async () => {
    const { model } = await modelThat({ text: ['And'], finish: 'length' });
    expect((await partsOf(model)).at(-1)).toMatchObject({ type: 'finish', reason: 'length' });
  });

  it('asks for no more tokens than the model may give', async () => {
    const { endpoint, model } = await modelThat({ text: ['x'] });
    await partsOf(model, { ...question, maxOutputTokens: 100_000 });
    await partsOf(model, { ...question, maxOutputTokens: 10 });
    expect(endpoint.requests.map(({ max_tokens }) => max_tokens)).toEqual([256, 10]);
  });

  it('asks once when the endpoint answers 429, and passes on when to come again', async () => {
    const { endpoint, model } = await modelThat({ status: 429, headers: { 'retry-after': '7' } });
    await expect(partsOf(model)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', retryAfterMs: 7_000 });
    expect(endpoint.requests).toHaveLength(1);
  });

  it.each([
    [500, 'MODEL_UNAVAILABLE'],
    [401, 'MODEL_UNAVAILABLE'],
    [400, 'MODEL_REFUSED'],
  ])('answers %i as %s', async (status, code) => {
    const { model } = await modelThat({ status });
    await expect(partsOf(model)).rejects.toMatchObject({ code });
  });

  it.each(['cut', 'end'] as const)(
    'gives what came before the stream was broken off (%s), then fails',
    async (breaks) => {
      const { model } = await modelThat({ text: ['Half an ans'], breaks });
      const came: TextPart[] = [];
      const read = async () => {
        for await (const part of model.stream(question)) came.push(part);
      };
      await expect(read()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
      expect(came).toEqual([{ type: 'text', text: 'Half an ans' }]);
    },
  );

  it('does not wait for ever for the next word', async () => {
    const { model } = await modelThat({ text: ['Half'], breaks: 'silence' }, {}, { timeoutMs: 100 });
    await expect(partsOf(model)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: /silent/ });
  });

  it('stops the work of the endpoint when the signal aborts, with its reason', async () => {
    const { endpoint, model } = await modelThat({ text: ['Half'], breaks: 'silence' });
    const abandoned = endpoint.abandoned();
    const stop = new AbortController();
    const reason = new Error('nobody reads any more');
    const read = async () => {
      for await (const _part of model.stream({ ...question, signal: stop.signal })) stop.abort(reason);
    };
    await expect(read()).rejects.toBe(reason);
    await abandoned;
  });

  it('stops the work of the endpoint when the reader reads no further', async () => {
    const { endpoint, model } = await modelThat({ text: ['Half'], breaks: 'silence' });
    const abandoned = endpoint.abandoned();
    for await (const part of model.stream(question)) {
      expect(part).toEqual({ type: 'text', text: 'Half' });
      break;
    }
    await abandoned;
  });
});

describe('the configured text models', () => {
  const second = { ...capabilities, id: 'second', provider: 'ollama' as const, model: 'qwen3' };

  it('are none where none is configured', async () => {
    const models = openTextModels(none);
    expect(await models.list()).toEqual([]);
    expect(await models.open()).toBeUndefined();
  });

  it('are found by their ids; the first is the default one', async () => {
    const models = openTextModels({ ...none, text: { ...none.text, model: 'first' }, moreText: [second] });
    expect((await models.list()).map(({ id }) => id)).toEqual(['first', 'second']);
    expect((await models.open())?.id).toBe('first');
    expect(await models.open('second')).toMatchObject({ id: 'second', provider: 'ollama', capabilities });
    await expect(models.open('third')).rejects.toThrow(expect.objectContaining({ code: 'MODEL_NOT_FOUND' }));
  });

  it.each([
    ['two of one id', { moreText: [second, second] }],
    ['OpenAI without a key', { text: { ...none.text, model: 'x', baseUrl: 'https://api.openai.com/v1' } }],
    ['Anthropic without a key', { text: { ...none.text, provider: 'anthropic' as const, model: 'x' } }],
  ])('refuse %s', (_what, options) => {
    const open = () => openTextModels({ ...none, ...options });
    expect(open).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it('never show the key of one endpoint to another', async () => {
    const shared = { openaiApiKey: 'sk-shared', openaiBaseUrl: none.openaiBaseUrl };
    const other = await openChatEndpoint(() => ({ text: ['x'] }));
    endpoints.push(other);
    const models = openTextModels({ ...none, ...shared, text: { ...none.text, model: 'x', baseUrl: other.baseUrl } });
    await partsOf((await models.open()) as TextModel);
    expect(other.authorization).toBeUndefined();
  });
});
