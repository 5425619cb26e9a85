import { randomUUID } from 'node:crypto';
import {
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  messageBatchSchema,
  messageListSchema,
  messageSchema,
} from '@millrace/contracts';
import type { DatabaseKind } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, openWorld, type World } from './world.ts';

/** Conversations and messages over HTTP, on either database. */
export function conversationsConformance(kind: DatabaseKind): void {
  describe(`conversations over HTTP on ${kind} Postgres`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(kind);
    });
    afterAll(() => world[Symbol.asyncDispose]());

    /** One user's requests below `/api/v1/conversations`. */
    function user(tenant = world.tenant(), name = `user-${randomUUID()}`) {
      const send = (method: string, path: string, body?: object) =>
        tenant.request(`/api/v1/conversations${path}`, {
          method,
          headers: { 'x-user-id': name, ...(body && { 'content-type': 'application/json' }) },
          ...(body && { body: JSON.stringify(body) }),
        });
      const begin = async (title: string) =>
        conversationSchema.parse(await (await send('POST', '', { title })).json()).id;
      const get = (path = '') => send('GET', path);
      const list = async (path = '') => conversationListSchema.parse(await (await get(path)).json());
      const messages = async (id: string, query = '') =>
        messageListSchema.parse(await (await get(`/${id}/messages${query}`)).json());
      return { tenant, send, get, begin, list, messages };
    }

    test('a conversation is begun, listed, renamed and deleted, and each is seen at once', async () => {
      const { send, list, get } = user();
      const begun = await send('POST', '', {
        title: ' Test ',
        system_prompt: 'You are helpful',
        metadata: { topic: 'x' },
      });
      expect(begun.status).toBe(201);
      const conversation = conversationSchema.parse(await begun.json());
      expect(conversation).toMatchObject({ title: 'Test', system_prompt: 'You are helpful', metadata: { topic: 'x' } });
      expect(begun.headers.get('location')).toBe(`/api/v1/conversations/${conversation.id}`);
      expect(await list()).toEqual({ items: [conversation], total: 1 });

      const renamed = await send('PATCH', `/${conversation.id}`, { title: '改名' });
      expect(conversationSchema.parse(await renamed.json())).toMatchObject({ id: conversation.id, title: '改名' });
      const detail = conversationDetailSchema.parse(await (await get(`/${conversation.id}`)).json());
      expect(detail).toMatchObject({ title: '改名', system_prompt: 'You are helpful', messages: 0, tokens_used: 0 });

      const deleted = await send('DELETE', `/${conversation.id}`);
      expect(await deleted.json()).toEqual({ id: conversation.id });
      expect(await list()).toEqual({ items: [], total: 0 });
      expect(await codeIn(await get(`/${conversation.id}`))).toBe('CONVERSATION_NOT_FOUND');
    });

    test('titles are searched, in pages', async () => {
      const { begin, list } = user();
      for (const title of ['Budget 2026', 'Holidays', 'Next budget']) await begin(title);
      const found = await list('?title=budget&limit=1');
      expect(found).toMatchObject({ items: [{ title: 'Next budget' }], total: 2 });
      expect((await list('?title=budget&limit=1&skip=1')).items).toMatchObject([{ title: 'Budget 2026' }]);
      expect(await list('?title=zzz')).toEqual({ items: [], total: 0 });
    });

    test('messages are added one by one and many at once, and listed as they were said', async () => {
      const { send, begin, messages, get } = user();
      const id = await begin('talk');
      const asked = await send('POST', `/${id}/messages`, { content: 'Why?' });
      expect(asked.status).toBe(201);
      expect(messageSchema.parse(await asked.json())).toMatchObject({
        role: 'user',
        content: 'Why?',
        conversation_id: id,
      });
      const batch = await send('POST', `/${id}/messages/batch`, {
        messages: [
          { role: 'assistant', tool_calls: [{ id: 'c', name: 'look', input: {} }] },
          { role: 'tool', tool_results: [{ id: 'c', output: [1] }] },
          { role: 'assistant', content: 'Because.', tokens_used: 12 },
        ],
      });
      expect(batch.status).toBe(201);
      expect(messageBatchSchema.parse(await batch.json()).items).toHaveLength(3);
      const { items, total } = await messages(id);
      expect([items.map(({ role }) => role), total]).toEqual([['user', 'assistant', 'tool', 'assistant'], 4]);
      expect((await messages(id, '?order=desc&limit=1')).items).toMatchObject([{ content: 'Because.' }]);
      expect((await messages(id, '?role=tool')).items).toMatchObject([{ tool_results: [{ id: 'c', output: [1] }] }]);
      expect(await (await get(`/${id}`)).json()).toMatchObject({ messages: 4, tokens_used: 12 });
    });

    test('an answer is judged, and the judgement is withdrawn', async () => {
      const { send, begin, messages } = user();
      const id = await begin('talk');
      const said = messageSchema.parse(
        await (await send('POST', `/${id}/messages`, { role: 'assistant', content: '42' })).json(),
      );
      const path = `/${id}/messages/${said.id}/feedback`;
      const judged = await send('PUT', path, { rating: 'up', comment: 'good' });
      expect(await judged.json()).toMatchObject({ feedback: { rating: 'up', comment: 'good' } });
      expect((await messages(id)).items).toMatchObject([{ feedback: { rating: 'up' } }]);
      expect(await (await send('DELETE', path)).json()).not.toHaveProperty('feedback');
      expect((await messages(id)).items[0]).not.toHaveProperty('feedback');
    });

    test('another user, and the same user of another tenant, meets nothing of it', async () => {
      const owner = user(undefined, 'alice');
      const id = await owner.begin('secret');
      const said = messageSchema.parse(
        await (await owner.send('POST', `/${id}/messages`, { role: 'assistant', content: '42' })).json(),
      );
      for (const other of [user(owner.tenant, 'bob'), user(world.tenant(), 'alice')]) {
        expect(await other.list('?title=secret')).toEqual({ items: [], total: 0 });
        const attempts = [
          other.get(`/${id}`),
          other.get(`/${id}/messages`),
          other.send('PATCH', `/${id}`, { title: 'mine' }),
          other.send('DELETE', `/${id}`),
          other.send('POST', `/${id}/messages`, { content: 'hello' }),
          other.send('POST', `/${id}/messages/batch`, { messages: [{ content: 'hello' }] }),
        ];
        for (const attempt of attempts) expect(await codeIn(await attempt)).toBe('CONVERSATION_NOT_FOUND');
        const judged = await other.send('PUT', `/${id}/messages/${said.id}/feedback`, { rating: 'down' });
        expect(await codeIn(judged)).toBe('RECORD_NOT_FOUND');
      }
      expect((await owner.messages(id)).total).toBe(1);
    });

    test.each([
      ['POST', '', { title: '  ' }],
      ['POST', '', { title: 'x'.repeat(501) }],
      ['POST', '', { title: 'x', metadata: { deep: {} } }],
      ['POST', '/ID/messages', {}],
      ['POST', '/ID/messages', { content: 'x', role: 'robot' }],
      ['POST', '/ID/messages', { content: 'x'.repeat(131_073) }],
      ['POST', '/ID/messages/batch', { messages: [] }],
      ['POST', '/ID/messages/batch', { messages: Array.from({ length: 201 }, () => ({ content: 'x' })) }],
      ['PATCH', '/ID', {}],
      ['GET', '/ID/messages?limit=201', undefined],
      ['GET', '?skip=-1', undefined],
      ['GET', '/no-uuid', undefined],
    ])('%s %s is refused where the request does not fit', async (method, path, body) => {
      const { send, begin } = user();
      const response = await send(method, path.replace('ID', await begin('talk')), body);
      expect([response.status, await codeIn(response)]).toEqual([400, 'VALIDATION_ERROR']);
    });
  });
}
