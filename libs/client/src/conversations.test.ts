import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { json, problem, scriptedServer } from './testing/scripted-server.ts';

const conversation = { id: 'c', title: 't', metadata: {}, created_at: '', updated_at: '' };
const message = { id: 'm', conversation_id: 'c', role: 'user', content: 'hi', created_at: '' };

describe('conversations', () => {
  it('are asked for by title, in the name of their user', async () => {
    await using server = await scriptedServer(json({ items: [conversation], total: 1 }));
    const { conversations } = createClient({ apiUrl: 'http://127.0.0.1:1', queryUrl: server.url, user: 'ann' });
    expect(await conversations.list({ title: '预算 2026', limit: 5 })).toEqual({ items: [conversation], total: 1 });
    expect(server.seen).toMatchObject([
      {
        method: 'GET',
        url: '/api/v1/conversations?title=%E9%A2%84%E7%AE%97+2026&limit=5',
        headers: { 'x-user-id': 'ann' },
      },
    ]);
  });

  it('are sent messages once, since a second time would be a second message', async () => {
    await using server = await scriptedServer(problem('DEPENDENCY_UNAVAILABLE', 503, { 'retry-after': '0' }));
    const { conversations } = createClient({ apiUrl: server.url });
    await expect(conversations.addMessage('c', { content: 'hi' })).rejects.toMatchObject({ status: 503 });
    expect(server.seen).toMatchObject([
      { method: 'POST', url: '/api/v1/conversations/c/messages', body: '{"content":"hi"}' },
    ]);
  });

  it('have their answers judged, and the judgement withdrawn', async () => {
    await using server = await scriptedServer(json(message), json(message));
    const { conversations } = createClient({ apiUrl: server.url });
    await conversations.judge('c', 'm', { rating: 'up' });
    await conversations.judge('c', 'm', null);
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PUT', '/api/v1/conversations/c/messages/m/feedback', '{"rating":"up"}'],
      ['DELETE', '/api/v1/conversations/c/messages/m/feedback', ''],
    ]);
  });
});

describe('chat logs', () => {
  it('are sent as JSON, and with an image as a form whose image comes last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-client-'));
    const image = join(folder, 'p.png');
    await writeFile(image, 'pixels');
    await using server = await scriptedServer(json({ id: 1 }), json({ id: 2 }));
    const { chatLogs } = createClient({ apiUrl: server.url });
    const log = { conversation_id: 'c', log_data: { prompt: '你好' } };
    expect([await chatLogs.save(log), await chatLogs.save(log, { image })]).toEqual([{ id: 1 }, { id: 2 }]);
    const [plain, form] = server.seen;
    expect(plain).toMatchObject({ url: '/api/v1/chat-logs', body: JSON.stringify(log) });
    expect(form?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(form?.body).toMatch(
      /name="conversation_id"[\s\S]*name="log_data"[\s\S]*name="image"; filename="p.png"[\s\S]*pixels/,
    );
    await rm(folder, { recursive: true });
  });

  it('are asked for by what they hold', async () => {
    await using server = await scriptedServer(json({ items: [], total: 0 }));
    await createClient({ apiUrl: server.url }).chatLogs.list({ contains: { a: 1 }, session_id: 's' });
    expect(server.seen[0]?.url).toBe('/api/v1/chat-logs?session_id=s&contains=%7B%22a%22%3A1%7D');
  });
});
