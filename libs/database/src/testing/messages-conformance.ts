import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { createConversation, deleteConversation, findConversation, type Owner } from '../repositories/conversations.ts';
import {
  insertMessages,
  listMessages,
  type MessageQuery,
  type NewMessage,
  setFeedback,
} from '../repositories/messages.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Messages on either database, as the application's role. */
export function messagesConformance(kind: DatabaseKind): void {
  describe(`messages on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    /** A conversation of somebody's own, and what is done in it. */
    async function converse(owner: Owner = { tenant: `t-${randomUUID()}`, user: 'u' }) {
      const within = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(fresh.database, owner.tenant, work);
      const { id } = await within((tx) => createConversation(tx, owner, { title: 'talk' }));
      return {
        id,
        owner,
        within,
        add: (...messages: NewMessage[]) => within((tx) => insertMessages(tx, owner, id, messages)),
        list: (query: Partial<MessageQuery> = {}, who = owner) =>
          inTenant(fresh.database, who.tenant, (tx) =>
            listMessages(tx, who, id, { order: 'asc', skip: 0, limit: 50, ...query }),
          ),
      };
    }
    const said = (content: string, more: Partial<NewMessage> = {}): NewMessage => ({ role: 'user', content, ...more });

    test('a message keeps its calls, results, tokens, citations and what the answer was', async () => {
      const { add, list, within, id, owner } = await converse();
      const messages: NewMessage[] = [
        said('查一下 \0'),
        { role: 'assistant', content: '', tool_calls: [{ id: 'c1', name: 'search', input: { query: 'x' } }] },
        { role: 'tool', content: '', tool_results: [{ id: 'c1', hits: [] }], tokens_used: 3 },
        {
          id: randomUUID(),
          role: 'assistant',
          content: 'Yes [1].',
          tokens_used: 40,
          citations: [{ marker: 1 }],
          answer: { kind: 'generated' },
        },
      ];
      const kept = await add(...messages);
      const [first, ...rest] = messages;
      expect(kept).toMatchObject([{ ...first, content: '查一下 \ufffd' }, ...rest]);
      expect(kept[0]).not.toHaveProperty('tool_calls');
      expect(await list()).toEqual({ items: kept, total: 4 });
      expect(await within((tx) => findConversation(tx, owner, id))).toMatchObject({ messages: 4, tokens_used: 43 });
    });

    test('messages are listed as they were said or the last first, in pages, of one role', async () => {
      const { add, list } = await converse();
      await add(...['1', '2', '3'].map((content) => said(content)));
      await add(said('4', { role: 'assistant' }), said('5'));
      const contents = async (query: Partial<MessageQuery>) => {
        const { items, total } = await list(query);
        return `${items.map(({ content }) => content).join('')} of ${total}`;
      };
      expect(await contents({})).toBe('12345 of 5');
      expect(await contents({ order: 'desc', limit: 2 })).toBe('54 of 5');
      expect(await contents({ skip: 2, limit: 2 })).toBe('34 of 5');
      expect(await contents({ role: 'assistant' })).toBe('4 of 1');
      expect(await contents({ skip: 9 })).toBe(' of 5');
    });

    test('those who write at once come one after the other, and none is lost', async () => {
      const { add, list } = await converse();
      await Promise.all(Array.from({ length: 8 }, (_, pair) => add(said(`q${pair}`), said(`a${pair}`))));
      const { items, total } = await list();
      expect(total).toBe(16);
      const pairs = items.map(({ content }) => content.slice(1));
      expect(pairs.filter((_, place) => place % 2 === 0)).toEqual(pairs.filter((_, place) => place % 2 === 1));
    });

    test('a batch is kept as a whole or not at all', async () => {
      const { add, list } = await converse();
      const [kept] = await add(said('first'));
      const again = add(said('second'), said('third', { id: kept?.id }));
      await expect(again).rejects.toMatchObject({ code: 'DUPLICATE_RECORD' });
      expect((await list()).items).toEqual([kept]);
    });

    test('nobody reads or writes in a conversation that is another’s or was deleted', async () => {
      const { id, owner, add, list, within } = await converse();
      const missing = { code: 'CONVERSATION_NOT_FOUND' };
      for (const other of [
        { tenant: owner.tenant, user: 'another' },
        { tenant: 'another', user: owner.user },
      ]) {
        const write = inTenant(fresh.database, other.tenant, (tx) => insertMessages(tx, other, id, [said('hi')]));
        await expect(write).rejects.toMatchObject(missing);
        await expect(list({}, other)).rejects.toMatchObject(missing);
      }
      await add(said('mine'));
      await within((tx) => deleteConversation(tx, owner, id));
      await expect(add(said('late'))).rejects.toMatchObject(missing);
      await expect(list()).rejects.toMatchObject(missing);
    });

    test('an answer takes feedback of its owner, which can be withdrawn; a question takes none', async () => {
      const { id, owner, add, within } = await converse();
      const [question, answer] = await add(said('?'), said('!', { role: 'assistant' }));
      const judge = (messageId: string, feedback: Parameters<typeof setFeedback>[3], who = owner) =>
        inTenant(fresh.database, who.tenant, (tx) => setFeedback(tx, who, { conversationId: id, messageId }, feedback));
      const judged = await judge(answer?.id ?? '', { rating: 'down', comment: '不对' });
      expect(judged.feedback).toEqual({ rating: 'down', comment: '不对', given_at: expect.any(String) });
      expect(await judge(answer?.id ?? '', null)).not.toHaveProperty('feedback');
      const missing = { code: 'RECORD_NOT_FOUND' };
      await expect(judge(question?.id ?? '', { rating: 'up' })).rejects.toMatchObject(missing);
      const other = { tenant: owner.tenant, user: 'another' };
      await expect(judge(answer?.id ?? '', { rating: 'up' }, other)).rejects.toMatchObject(missing);
      expect(await within((tx) => tx`select feedback from messages where feedback is not null`)).toEqual([]);
    });
  });
}
