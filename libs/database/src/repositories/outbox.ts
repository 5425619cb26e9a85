import { derivedId } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** A message that is to be put straight into a queue, now or at its time. */
export interface OutboxMessage {
  /** What makes it necessary; entered again under the same cause it stays as it is. */
  readonly cause: readonly (string | number)[];
  readonly queue: string;
  readonly messageId: string;
  readonly eventType: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly body: Uint8Array;
  /** Default: at once. */
  readonly dueAt?: Date | undefined;
}

/** A row of the outbox. */
export interface DueMessage extends Omit<OutboxMessage, 'cause' | 'dueAt'> {
  readonly id: string;
  /** Since when no queue takes it. */
  readonly refusedAt: Date | null;
}

/** Enters messages to be sent. Called in the transaction that makes them necessary, so that both happen or neither. */
export async function enterOutbox(tx: Transaction, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx`
    insert into outbox (id, queue, message_id, event_type, content_type, headers, body, due_at)
    select id, queue, message_id, event_type, content_type, headers::jsonb, decode(body, 'base64'), coalesce(due_at, now())
    from unnest(
      ${messages.map(({ cause }) => derivedId('outbox', ...cause))}::uuid[],
      ${messages.map(({ queue }) => queue)}::text[],
      ${messages.map(({ messageId }) => storableText(messageId))}::text[],
      ${messages.map(({ eventType }) => storableText(eventType))}::text[],
      ${messages.map(({ contentType }) => storableText(contentType))}::text[],
      ${messages.map(({ headers }) => storableJson(headers))}::text[],
      ${messages.map(({ body }) => Buffer.from(body).toString('base64'))}::text[],
      ${messages.map(({ dueAt }) => dueAt?.toISOString() ?? null)}::timestamptz[]
    ) as message (id, queue, message_id, event_type, content_type, headers, body, due_at)
    on conflict do nothing
  `;
}

/** The messages whose time has come, oldest first, locked until the end of the transaction; those that another one holds are left out. */
export async function lockDueMessages(tx: Transaction, limit: number): Promise<DueMessage[]> {
  return tx<DueMessage[]>`
    select id, queue, message_id as "messageId", event_type as "eventType", content_type as "contentType", headers, body,
      refused_at as "refusedAt"
    from outbox where due_at <= now()
    order by due_at
    limit ${limit}
    for update skip locked
  `;
}

/** Removes messages that the broker has safe. */
export async function deleteOutbox(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx`delete from outbox where id = any(${ids}::uuid[])`;
}

/** Puts messages off that nobody takes now. */
export async function postponeOutbox(tx: Transaction, ids: readonly string[], delayMs: number): Promise<void> {
  await tx`
    update outbox set due_at = now() + ${delayMs} * interval '1 millisecond', refused_at = coalesce(refused_at, now())
    where id = any(${ids}::uuid[])
  `;
}

/** When the last of the replayed dead letters that wait, of all tenants, is due; undefined where none waits. */
export async function lastReplayDueAt(sql: Transaction): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date | null }[]>`select last_replay_due_at() as at`;
  return row?.at ?? undefined;
}
