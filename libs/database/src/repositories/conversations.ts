import { type Conversation, type ConversationDetail, type Metadata, MillraceError, newId } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** Whose conversations: a user's within a tenant. */
export interface Owner {
  readonly tenant: string;
  readonly user: string;
}

export interface NewConversation {
  readonly title: string;
  readonly system_prompt?: string | undefined;
  readonly metadata?: Metadata | undefined;
}

export interface ConversationChanges {
  readonly title?: string | undefined;
  /** null takes it away. */
  readonly system_prompt?: string | null | undefined;
  readonly metadata?: Metadata | undefined;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly system_prompt: string | null;
  readonly metadata: Metadata;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export async function createConversation(
  tx: Transaction,
  { tenant, user }: Owner,
  { title, system_prompt, metadata = {} }: NewConversation,
): Promise<Conversation> {
  const [row] = await tx<Row[]>`
    insert into conversations as c (id, tenant, user_id, title, system_prompt, metadata)
    values (
      ${newId()}, ${tenant}, ${storableText(user)}, ${storableText(title)},
      ${system_prompt === undefined ? null : storableText(system_prompt)}, ${storableJson(metadata)}::text::jsonb
    )
    returning ${conversationColumns(tx)}
  `;
  if (!row) throw new TypeError('an insert gives its row');
  return conversationOf(row);
}

/** One conversation, with the count of its messages and their tokens; undefined where the owner has none of that id, or deleted it. */
export async function findConversation(
  tx: Transaction,
  owner: Owner,
  id: string,
): Promise<ConversationDetail | undefined> {
  const [row] = await tx<(Row & { readonly messages: number; readonly tokens_used: number })[]>`
    select ${conversationColumns(tx)}, said.messages, said.tokens_used
    from conversations c
    cross join lateral (
      select count(*) as messages, coalesce(sum(m.tokens_used), 0)::int8 as tokens_used
      from messages m where m.conversation_id = c.id and m.tenant = ${owner.tenant}
    ) said
    where ${ownConversation(tx, owner, id)}
  `;
  return row && { ...conversationOf(row), messages: row.messages, tokens_used: row.tokens_used };
}

/** Changes what is given. Throws `CONVERSATION_NOT_FOUND`. */
export async function changeConversation(
  tx: Transaction,
  owner: Owner,
  id: string,
  { title, system_prompt, metadata }: ConversationChanges,
): Promise<Conversation> {
  const [row] = await tx<Row[]>`
    update conversations c set
      title = coalesce(${title === undefined ? null : storableText(title)}::text, title),
      system_prompt = case when ${system_prompt === undefined} then system_prompt
        else ${typeof system_prompt === 'string' ? storableText(system_prompt) : null}::text end,
      metadata = coalesce(${metadata === undefined ? null : storableJson(metadata)}::text::jsonb, metadata)
    where ${ownConversation(tx, owner, id)}
    returning ${conversationColumns(tx)}
  `;
  if (!row) throw noConversation(id);
  return conversationOf(row);
}

/** Puts a conversation away: nobody finds it any more, its rows stay. Throws `CONVERSATION_NOT_FOUND`. */
export async function deleteConversation(tx: Transaction, owner: Owner, id: string): Promise<void> {
  const { count } = await tx`
    update conversations c set is_deleted = true
    where ${ownConversation(tx, owner, id)}
  `;
  if (count === 0) throw noConversation(id);
}

/** The condition under which a row `c` is the owner's conversation of that id. */
export function ownConversation(tx: Transaction, { tenant, user }: Owner, id: string) {
  return tx`c.id = ${id} and c.tenant = ${tenant} and c.user_id = ${storableText(user)} and not c.is_deleted`;
}

export function noConversation(id: string): MillraceError {
  return new MillraceError('CONVERSATION_NOT_FOUND', `there is no conversation ${id}`);
}

export function conversationColumns(tx: Transaction) {
  return tx`c.id, c.title, c.system_prompt, c.metadata, c.created_at, c.updated_at`;
}

export function conversationOf(row: Row): Conversation {
  return {
    id: row.id,
    title: row.title,
    ...(row.system_prompt === null ? {} : { system_prompt: row.system_prompt }),
    metadata: row.metadata,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export type { Row as ConversationRow };
