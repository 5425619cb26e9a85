import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { listConversations } from '../repositories/conversation-list.ts';
import {
  changeConversation,
  createConversation,
  deleteConversation,
  findConversation,
  type Owner,
} from '../repositories/conversations.ts';
import { inRolledBack } from './in-rolled-back.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** Conversations on either database, as the application's role. */
export function conversationsConformance(kind: DatabaseKind): void {
  describe(`conversations on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    const someone = (tenant = `t-${randomUUID()}`): Owner => ({ tenant, user: `u-${randomUUID()}` });
    const create = (owner: Owner, title: string) =>
      inTenant(fresh.database, owner.tenant, (tx) => createConversation(tx, owner, { title }));
    const titles = async (owner: Owner, title?: string, page = { skip: 0, limit: 50 }) => {
      const { items, total } = await inTenant(fresh.database, owner.tenant, (tx) =>
        listConversations(tx, owner, { title, ...page }),
      );
      return { titles: items.map((item) => item.title), total };
    };

    test('a conversation is found by its owner alone, with all that it was made with', async () => {
      const owner = someone();
      const made = await inTenant(fresh.database, owner.tenant, (tx) =>
        createConversation(tx, owner, { title: '合同 \0', system_prompt: 'Be brief', metadata: { topic: 'law' } }),
      );
      expect(made).toMatchObject({ title: '合同 \ufffd', system_prompt: 'Be brief', metadata: { topic: 'law' } });
      const find = (who: Owner) => inTenant(fresh.database, who.tenant, (tx) => findConversation(tx, who, made.id));
      expect(await find(owner)).toEqual({ ...made, messages: 0, tokens_used: 0 });
      expect(await find(someone(owner.tenant))).toBeUndefined();
      expect(await find({ ...someone(), user: owner.user })).toBeUndefined();
    });

    test('conversations are listed in pages, those used last first', async () => {
      const owner = someone();
      const first = await create(owner, 'one');
      for (const title of ['two', 'three']) await create(owner, title);
      await create(someone(owner.tenant), 'of another');
      await inTenant(fresh.database, owner.tenant, (tx) => changeConversation(tx, owner, first.id, { title: 'first' }));
      expect(await titles(owner)).toEqual({ titles: ['first', 'three', 'two'], total: 3 });
      expect(await titles(owner, undefined, { skip: 1, limit: 1 })).toEqual({ titles: ['three'], total: 3 });
    });

    test('a title is found by a part of it, and where none has it, by words like its own, the nearest first', async () => {
      const owner = someone();
      for (const title of ['Quarterly report', 'Holiday plans', '季度报告与预算', 'A repotr'])
        await create(owner, title);
      expect(await titles(owner, 'REPORT')).toEqual({ titles: ['Quarterly report'], total: 1 });
      expect(await titles(owner, 'reprot')).toEqual({ titles: ['A repotr', 'Quarterly report'], total: 2 });
      expect(await titles(owner, 'quartrely', { skip: 1, limit: 9 })).toEqual({ titles: [], total: 1 });
      expect(await titles(owner, '预算')).toEqual({ titles: ['季度报告与预算'], total: 1 });
      expect(await titles(owner, 'budget')).toEqual({ titles: [], total: 0 });
      expect(await titles(someone(owner.tenant), 'report')).toEqual({ titles: [], total: 0 });
    });

    test('titles can be looked up in their index, by the application’s role too', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        // Few rows are found sooner by their owner.
        await tx`drop index idx_conversations_user_active`;
        await tx`alter table conversations drop constraint conversations_of_tenant cascade`;
        await tx`select set_config('role', 'millrace_app', true), set_config('enable_seqscan', 'off', true)`;
        for (const fits of [tx`title ilike '%quarterly%'`, tx`'quartrely' <% title`]) {
          const plan = await tx`explain select from tenant_conversations where ${fits}`;
          expect(JSON.stringify(plan)).toContain('idx_conversations_title_trgm');
        }
      });
    });

    test('what stands for anything in a pattern stands for itself in a title', async () => {
      const owner = someone();
      for (const title of ['100% sure', '1000 things', 'snake_case', 'a\\b']) await create(owner, title);
      expect((await titles(owner, '100%')).titles[0]).toBe('100% sure');
      expect((await titles(owner, '%')).titles).toEqual(['100% sure']);
      expect((await titles(owner, '_')).titles).toEqual(['snake_case']);
      expect((await titles(owner, '\\')).titles).toEqual(['a\\b']);
    });

    test('only what is given changes, and the prompt can be taken away', async () => {
      const owner = someone();
      const change = (id: string, changes: Parameters<typeof changeConversation>[3], who = owner) =>
        inTenant(fresh.database, who.tenant, (tx) => changeConversation(tx, who, id, changes));
      const { id } = await inTenant(fresh.database, owner.tenant, (tx) =>
        createConversation(tx, owner, { title: 'a', system_prompt: 'p', metadata: { n: 1 } }),
      );
      expect(await change(id, { title: 'b' })).toMatchObject({ title: 'b', system_prompt: 'p', metadata: { n: 1 } });
      const changed = await change(id, { system_prompt: null, metadata: {} });
      expect(changed).toMatchObject({ title: 'b', metadata: {} });
      expect(changed).not.toHaveProperty('system_prompt');
      const missing = { code: 'CONVERSATION_NOT_FOUND' };
      await expect(change(id, { title: 'c' }, someone(owner.tenant))).rejects.toMatchObject(missing);
      await expect(change(randomUUID(), { title: 'c' })).rejects.toMatchObject(missing);
    });

    test('a deleted conversation is gone for its owner, and its row stays', async () => {
      const owner = someone();
      const { id } = await create(owner, 'gone');
      const remove = (who: Owner) => inTenant(fresh.database, who.tenant, (tx) => deleteConversation(tx, who, id));
      await expect(remove(someone(owner.tenant))).rejects.toMatchObject({ code: 'CONVERSATION_NOT_FOUND' });
      await remove(owner);
      expect(await titles(owner)).toEqual({ titles: [], total: 0 });
      expect(await titles(owner, 'gone')).toEqual({ titles: [], total: 0 });
      await expect(remove(owner)).rejects.toMatchObject({ code: 'CONVERSATION_NOT_FOUND' });
      expect(await fresh.database`select is_deleted from conversations where id = ${id}`).toEqual([
        { is_deleted: true },
      ]);
    });
  });
}
