import { dependencyUnavailable, messageListSchema } from '@millrace/contracts';
import { MemoryBroker, openMemoryBus } from '@millrace/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, type AskWorld, openAskWorld } from '../testing/ask/ask-world.ts';

let world: AskWorld;
beforeAll(async () => {
  world = await openAskWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

const mill = 'Its wheel was built by Ada Ash in 1894. She was paid ninety guineas for the wheel.';

async function openTenant(): Promise<Asker> {
  const tenant = world.tenant();
  await tenant.index([mill, '水车直径六米。'], { name: 'mill.txt' });
  return tenant;
}

async function conversation(tenant: Asker, body: object = {}): Promise<string> {
  const response = await tenant.post('/api/v1/conversations', { title: 'wheels', ...body });
  return ((await response.json()) as { id: string }).id;
}

async function messagesOf(tenant: Asker, id: string) {
  const response = await tenant.request(`/api/v1/conversations/${id}/messages`);
  return messageListSchema.parse(await response.json()).items;
}

describe('a question in a conversation', () => {
  it('is kept with its answer, and the answer with what it cites', async () => {
    const tenant = await openTenant();
    const conversationId = await conversation(tenant);
    world.model({ text: ['Ada Ash [1].'] });
    const answer = await tenant.ask({ question: 'Who built the wheel?', conversationId });
    expect(answer.conversationId).toBe(conversationId);
    const [asked, answered] = await messagesOf(tenant, conversationId);
    expect(asked).toMatchObject({ role: 'user', content: 'Who built the wheel?' });
    expect(answered).toMatchObject({
      id: answer.messageId,
      role: 'assistant',
      content: 'Ada Ash [1].',
      tokens_used: 18,
      citations: answer.citations,
      answer: { kind: 'generated', model: 'tiny', logId: answer.logId, searchedQuery: 'Who built the wheel?' },
    });
    expect(await tenant.logged()).toMatchObject({
      logId: answer.logId,
      conversationId,
      messageId: answer.messageId,
      outcome: 'answered',
      userId: 'anonymous',
    });
  });

  it('is searched as the model puts it, and answered with what was said before', async () => {
    const tenant = await openTenant();
    const conversationId = await conversation(tenant, { system_prompt: 'Speak like a miller.' });
    world.model({ text: ['Ada Ash [1].'] });
    await tenant.ask({ question: 'Who built the wheel?', conversationId });
    world.model((_request, count) =>
      count === 1 ? { text: ['What was Ada Ash paid', ' for the wheel?\nI hope so.'] } : { text: ['Ninety [1].'] },
    );
    const answer = await tenant.ask({ question: 'And what was she paid?', conversationId });
    expect(answer).toMatchObject({
      searchedQuery: 'What was Ada Ash paid for the wheel?',
      answer: 'Ninety [1].',
      tokens: { input: 22, output: 14 },
    });
    const [condensing, answering] = world.asked();
    expect(condensing?.messages.at(-1)?.content).toMatch(
      /Who built the wheel(?:.|\n)*last question: And what was she paid/,
    );
    expect(answering?.messages[0]?.content).toContain('Speak like a miller.');
    expect(answering?.messages.slice(1, 3)).toEqual([
      { role: 'user', content: 'Who built the wheel?' },
      { role: 'assistant', content: 'Ada Ash.' },
    ]);
    expect(await messagesOf(tenant, conversationId)).toHaveLength(4);
  });

  it('leans on what was said before without a model too', async () => {
    const tenant = await openTenant();
    const conversationId = await conversation(tenant);
    const request = { conversationId, model: 'extractive' };
    await tenant.ask({ ...request, question: 'Who built the wheel?' });
    const answer = await tenant.ask({ ...request, question: 'What was she paid?' });
    expect(answer.searchedQuery).toBe('Who built the wheel? What was she paid?');
    expect(answer.answer).toContain('ninety guineas');
  });

  it('is kept where the answer is not known', async () => {
    const tenant = await openTenant();
    const conversationId = await conversation(tenant);
    const question = '法国的首都是哪里？';
    await tenant.ask({ question, conversationId, model: 'extractive' });
    expect(await messagesOf(tenant, conversationId)).toMatchObject([
      {},
      { answer: { kind: 'unknown' }, citations: [] },
    ]);
  });

  it('is not answered in that of another user', async () => {
    const tenant = await openTenant();
    const conversationId = await conversation(tenant);
    const ben = { headers: { 'x-user-id': 'ben' } };
    const response = await tenant.post('/api/v1/chat/ask', { question: 'Who?', conversationId }, ben);
    expect(response.status).toBe(404);
  });

  it('takes what was said before from the request where nothing is kept', async () => {
    const tenant = await openTenant();
    const history = [
      { role: 'user', content: 'Who built the wheel?' },
      { role: 'assistant', content: 'Ada Ash.' },
    ];
    const answer = await tenant.ask({ question: 'What was she paid?', history, model: 'extractive' });
    expect(answer.searchedQuery).toBe('Who built the wheel? What was she paid?');
    expect(answer.messageId).toBeUndefined();
  });
});

describe('the log of a question', () => {
  it('goes to the outbox while the bus is down, and the answer comes all the same', async () => {
    const broker = new MemoryBroker();
    const down = {
      ...openMemoryBus(broker),
      publish: () => Promise.reject(dependencyUnavailable('rabbitmq', 'down')),
    };
    await using served = await world.world.serve({ bus: down });
    const tenant = await openTenant();
    const response = await served.request('/api/v1/chat/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tenant-id': tenant.name },
      body: JSON.stringify({ question: '水车的直径是多少？' }),
    });
    const { logId, answer } = (await response.json()) as { logId: string; answer: string };
    expect(answer).toBe('水车直径六米。 [1]');
    const rows = await world.world.database`select queue, event_type from outbox where message_id = ${logId}`;
    expect([...rows]).toEqual([{ queue: 'chat.logs', event_type: 'retrieval.logged' }]);
    broker.close();
  });
});
