import { type FeedbackRequest, type Message, MillraceError, type messageRoles, newId } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';
import { noConversation, type Owner, ownConversation } from './conversations.ts';

type Role = (typeof messageRoles)[number];
type JsonObject = Readonly<Record<string, unknown>>;

export interface NewMessage {
  /** Default: a new one. */
  readonly id?: string | undefined;
  readonly role: Role;
  readonly content: string;
  readonly tool_calls?: readonly JsonObject[] | undefined;
  readonly tool_results?: readonly JsonObject[] | undefined;
  readonly tokens_used?: number | undefined;
  /** Of an answer: the passages that it cites. */
  readonly citations?: readonly JsonObject[] | undefined;
  /** Of an answer: its kind, model and outcome. */
  readonly answer?: JsonObject | undefined;
}

export interface MessageQuery {
  readonly role?: Role | undefined;
  readonly order: 'asc' | 'desc';
  readonly skip: number;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly conversation_id: string;
  readonly role: Role;
  readonly content: string;
  readonly tool_calls: Record<string, unknown>[] | null;
  readonly tool_results: Record<string, unknown>[] | null;
  readonly tokens_used: number | null;
  readonly citations: Record<string, unknown>[] | null;
  readonly answer: Record<string, unknown> | null;
  readonly feedback: Message['feedback'] | null;
  readonly created_at: Date;
}

/** As many messages as were given. */
export type Stored<Messages extends readonly NewMessage[]> = { [Place in keyof Messages]: Message };

/**
 * Adds messages to the end of a conversation, in this order and in one statement. The conversation's row is locked until the end of the
 * transaction, so that two who write at once come one after the other. Throws `CONVERSATION_NOT_FOUND`.
 */
export async function insertMessages<const Messages extends readonly NewMessage[]>(
  tx: Transaction,
  owner: Owner,
  conversationId: string,
  messages: Messages,
): Promise<Stored<Messages>> {
  const touched = await tx`
    update conversations c set updated_at = now() where ${ownConversation(tx, owner, conversationId)}
  `;
  if (touched.count === 0) throw noConversation(conversationId);
  const rows = await tx<Row[]>`
    insert into messages as m
      (id, conversation_id, tenant, role, content, tool_calls, tool_results, tokens_used, citations, answer, created_at)
    select id, ${conversationId}, ${owner.tenant}, role, content, tool_calls::jsonb, tool_results::jsonb, tokens_used,
      citations::jsonb, answer::jsonb, clock_timestamp()
    from unnest(
      ${messages.map(({ id = newId() }) => id)}::uuid[],
      ${messages.map(({ role }) => role)}::text[],
      ${messages.map(({ content }) => storableText(content))}::text[],
      ${messages.map(({ tool_calls }) => json(tool_calls))}::text[],
      ${messages.map(({ tool_results }) => json(tool_results))}::text[],
      ${messages.map(({ tokens_used = null }) => tokens_used)}::int[],
      ${messages.map(({ citations }) => json(citations))}::text[],
      ${messages.map(({ answer }) => json(answer))}::text[]
    ) with ordinality
      as given (id, role, content, tool_calls, tool_results, tokens_used, citations, answer, place)
    order by place
    returning ${messageColumns(tx)}
  `;
  return rows.map(messageOf) as Stored<Messages>;
}

/** Messages of a conversation as they were said, or the last first. `total` counts all that fit. Throws `CONVERSATION_NOT_FOUND`. */
export async function listMessages(
  tx: Transaction,
  owner: Owner,
  conversationId: string,
  { role, order, skip, limit }: MessageQuery,
): Promise<{ items: Message[]; total: number }> {
  const fits = tx`
    m.conversation_id = ${conversationId} and m.tenant = ${owner.tenant}
    and (${role ?? null}::text is null or m.role = ${role ?? null})
  `;
  const [[found], rows, [counted]] = await Promise.all([
    tx`select from conversations c where ${ownConversation(tx, owner, conversationId)}`,
    tx<Row[]>`
      select ${messageColumns(tx)} from messages m
      where ${fits}
      order by ${order === 'asc' ? tx`m.created_at, m.sequence` : tx`m.created_at desc, m.sequence desc`}
      limit ${limit} offset ${skip}
    `,
    tx<{ total: number }[]>`select count(*) as total from messages m where ${fits}`,
  ]);
  if (!found) throw noConversation(conversationId);
  return { items: rows.map(messageOf), total: counted?.total ?? 0 };
}

/** Keeps what its owner thinks of an answer, or with null forgets it. Throws `RECORD_NOT_FOUND` where there is no such answer. */
export async function setFeedback(
  tx: Transaction,
  owner: Owner,
  { conversationId, messageId }: { readonly conversationId: string; readonly messageId: string },
  feedback: FeedbackRequest | null,
): Promise<Message> {
  const given = feedback && { ...feedback, given_at: new Date().toISOString() };
  const [row] = await tx<Row[]>`
    update messages m set feedback = ${given && storableJson(given)}::text::jsonb
    from conversations c
    where m.id = ${messageId} and m.conversation_id = c.id and m.tenant = ${owner.tenant} and m.role = 'assistant'
      and ${ownConversation(tx, owner, conversationId)}
    returning ${messageColumns(tx)}
  `;
  if (!row) {
    throw new MillraceError(
      'RECORD_NOT_FOUND',
      `there is no answer ${messageId} in the conversation ${conversationId}`,
    );
  }
  return messageOf(row);
}

function json(value: unknown): string | null {
  return value === undefined ? null : storableJson(value);
}

function messageColumns(tx: Transaction) {
  return tx`
    m.id, m.conversation_id, m.role, m.content, m.tool_calls, m.tool_results, m.tokens_used, m.citations, m.answer, m.feedback,
    m.created_at
  `;
}

function messageOf({ created_at, ...row }: Row): Message {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    role: row.role,
    content: row.content,
    ...(row.tool_calls === null ? {} : { tool_calls: row.tool_calls }),
    ...(row.tool_results === null ? {} : { tool_results: row.tool_results }),
    ...(row.tokens_used === null ? {} : { tokens_used: row.tokens_used }),
    ...(row.citations === null ? {} : { citations: row.citations }),
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.feedback ? { feedback: row.feedback } : {}),
    created_at: created_at.toISOString(),
  };
}
