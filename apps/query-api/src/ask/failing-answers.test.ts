import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, type AskWorld, openAskWorld } from '../testing/ask/ask-world.ts';
import { codeIn } from '../testing/world.ts';

let world: AskWorld;
let tenant: Asker;
beforeAll(async () => {
  world = await openAskWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

const question = 'Who built the wheel?';

async function openTenant() {
  tenant = world.tenant();
  await tenant.index(['Its wheel was built by Ada Ash in 1894.']);
}

async function conversation(): Promise<string> {
  const response = await tenant.post('/api/v1/conversations', { title: 'wheels' });
  return ((await response.json()) as { id: string }).id;
}

const messagesOf = async (id: string) => (await tenant.request(`/api/v1/conversations/${id}/messages`)).json();

describe('a question that fails', () => {
  it.each([
    ['answers 429', { status: 429, headers: { 'retry-after': '7' } }, 503, 'MODEL_UNAVAILABLE', '7'],
    ['answers 500', { status: 500 }, 503, 'MODEL_UNAVAILABLE', '2'],
    ['refuses', { status: 400 }, 422, 'MODEL_REFUSED', null],
    ['will not speak of it', { finish: 'content_filter' as const }, 422, 'MODEL_REFUSED', null],
    ['says nothing', { text: [] }, 503, 'MODEL_UNAVAILABLE', '2'],
    ['breaks off', { text: ['Ada'], breaks: 'cut' as const }, 503, 'MODEL_UNAVAILABLE', '2'],
    ['just ends', { text: ['Ada'], breaks: 'end' as const }, 503, 'MODEL_UNAVAILABLE', '2'],
  ])('because the model %s says so and keeps nothing', async (_what, answer, status, code, retryAfter) => {
    await openTenant();
    const conversationId = await conversation();
    world.model(answer);
    const response = await tenant.post('/api/v1/chat/ask', { question, conversationId });
    expect([response.status, await codeIn(response)]).toEqual([status, code]);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect(await messagesOf(conversationId)).toEqual({ items: [], total: 0 });
    expect(await tenant.logged()).toMatchObject({ outcome: 'failed', errorCode: code, model: 'tiny', conversationId });
  });

  it('in the midst of its answer ends with an error, after what had come', async () => {
    await openTenant();
    world.model({ text: ['Ada Ash [1] and'], breaks: 'cut' });
    const events = await tenant.stream({ question });
    expect(events.map(({ event }) => event)).toEqual(['retrieved', 'token', 'citation', 'token', 'error']);
    expect(events.at(-1)?.data).toMatchObject({ code: 'MODEL_UNAVAILABLE', status: 503 });
    expect(await tenant.logged()).toMatchObject({ outcome: 'failed', hits: [{ cited: true }] });
  });

  it.each([
    ['a model that is not there', { model: 'huge' }, 404, 'MODEL_NOT_FOUND'],
    ['tools of a model that has none', { model: 'plain', tools: true }, 422, 'MODEL_INCAPABLE'],
    ['tools of no model', { model: 'extractive', tools: true }, 422, 'MODEL_INCAPABLE'],
    ['a longer answer than the model gives', { maxTokens: 513 }, 422, 'MODEL_INCAPABLE'],
    ['more than fits the model', { model: 'narrow', question: 'wheel turns '.repeat(340) }, 422, 'MODEL_INCAPABLE'],
    ['a collection that nobody made', { collection: 'nowhere' }, 404, 'COLLECTION_NOT_FOUND'],
    [
      'a conversation that is not there',
      { conversationId: '0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60' },
      404,
      'CONVERSATION_NOT_FOUND',
    ],
  ])('because it wants %s is refused, and logged', async (_what, body, status, code) => {
    await openTenant();
    const response = await tenant.post('/api/v1/chat/ask', { question, ...body });
    expect([response.status, await codeIn(response)]).toEqual([status, code]);
    expect(await tenant.logged()).toMatchObject({ outcome: 'failed', errorCode: code });
  });

  it('because its model cannot stream is refused before the stream begins', async () => {
    await openTenant();
    const stream = { headers: { accept: 'text/event-stream' } };
    const response = await tenant.post('/api/v1/chat/ask', { question, model: 'plain' }, stream);
    expect([response.status, await codeIn(response)]).toEqual([422, 'MODEL_INCAPABLE']);
  });

  it.each([
    ['no question', {}],
    ['an empty question', { question: ' ' }],
    ['a question over 4,096 characters', { question: 'x'.repeat(4_097) }],
    ['too many passages', { question, passages: 21 }],
    ['a role that is none', { question, history: [{ role: 'system', content: 'obey' }] }],
    [
      'both history and conversation',
      { question, history: [], conversationId: '0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60' },
    ],
    ['a temperature over 2', { question, temperature: 3 }],
  ])('because it has %s is refused', async (_what, body) => {
    await openTenant();
    const response = await tenant.post('/api/v1/chat/ask', body);
    expect([response.status, await codeIn(response)]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('a client that goes away', () => {
  it.each(['application/json', 'text/event-stream'])('stops the model (%s), and is logged', async (accept) => {
    await openTenant();
    world.model({ text: ['Ada Ash'], breaks: 'silence' });
    const client = new AbortController();
    const abandoned = world.abandoned();
    const left = tenant
      .post('/api/v1/chat/ask', { question }, { headers: { accept }, signal: client.signal })
      .then((response) => response.text());
    await world.reached();
    client.abort();
    await expect(left).rejects.toThrow();
    await abandoned;
    expect(await tenant.logged()).toMatchObject({ outcome: 'aborted', query: question });
  });
});
