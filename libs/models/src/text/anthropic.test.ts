import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TextModel, TextPart } from '@millrace/ports';
import { afterEach, describe, expect, it } from 'vitest';
import { openTextModels } from './open-text-models.ts';

/** Messages as Anthropic streams them (https://docs.anthropic.com/en/api/messages-streaming). */
const answer = [
  {
    type: 'message_start',
    message: {
      id: 'm',
      type: 'message',
      role: 'assistant',
      model: 'x',
      content: [],
      usage: { input_tokens: 9, output_tokens: 1 },
    },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Because' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: '.' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 't1', name: 'search', input: {} } },
  { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"query":"mill"}' } },
  { type: 'content_block_stop', index: 1 },
  { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 5 } },
  { type: 'message_stop' },
];

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function modelThatStreams(events: readonly { readonly type: string }[]) {
  const seen: { path: string | undefined; key: string | undefined; body: Record<string, unknown> }[] = [];
  server = createServer(async (incoming, response) => {
    const body = JSON.parse(Buffer.concat(await incoming.toArray()).toString('utf8')) as Record<string, unknown>;
    seen.push({ path: incoming.url, key: incoming.headers['x-api-key']?.toString(), body });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const models = openTextModels({
    text: {
      provider: 'anthropic',
      model: 'x',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      contextTokens: 8_192,
      maxOutputTokens: 64,
      streaming: true,
      tools: true,
    },
    moreText: [],
    openaiBaseUrl: 'http://127.0.0.1:9/v1',
    anthropicApiKey: 'sk-ant',
    timeoutMs: 5_000,
  });
  return { model: (await models.open()) as TextModel, seen };
}

async function partsOf(model: TextModel): Promise<TextPart[]> {
  const parts: TextPart[] = [];
  const tool = { name: 'search', description: 'Searches.', parameters: { type: 'object', properties: {} } };
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Why?' },
  ] as const;
  for await (const part of model.stream({ messages, tools: [tool] })) parts.push(part);
  return parts;
}

describe('a text model of Anthropic', () => {
  it('gives text, calls of tools and its cost', async () => {
    const { model, seen } = await modelThatStreams(answer);
    expect(await partsOf(model)).toEqual([
      { type: 'text', text: 'Because' },
      { type: 'text', text: '.' },
      { type: 'tool-call', call: { id: 't1', name: 'search', input: { query: 'mill' } } },
      { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 9, outputTokens: 5 } },
    ]);
    expect(seen).toMatchObject([
      { path: '/v1/messages', key: 'sk-ant', body: { max_tokens: 64, system: [{ text: 'Be brief.' }] } },
    ]);
  });

  it('fails where its stream breaks off', async () => {
    const { model } = await modelThatStreams(answer.slice(0, 4));
    await expect(partsOf(model)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });
});
