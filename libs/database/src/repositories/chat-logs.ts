import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** One exchange to be kept, and the message that brought it. */
export interface NewChatLog {
  readonly messageId: string;
  /** Reserved by {@link reserveChatLogId}; default: the next one. */
  readonly logId?: number | undefined;
  readonly conversationId: string;
  readonly userId: string;
  readonly sessionId?: string | undefined;
  readonly logData: Readonly<Record<string, unknown>>;
}

/** An id that no other log will have. */
export async function reserveChatLogId(tx: Transaction): Promise<number> {
  const [row] = await tx<{ id: number }[]>`select nextval('chat_service.logs_id_seq') as id`;
  if (!row) throw new TypeError('a sequence gives a number');
  return row.id;
}

/**
 * Inserts chat logs of the tenant in one statement, each message once: those that are in already, or twice among them, add nothing. Throws
 * `DUPLICATE_RECORD` where a reserved id is another log's.
 */
export async function insertChatLogs(tx: Transaction, tenant: string, logs: readonly NewChatLog[]): Promise<void> {
  await tx`
    with given as (
      select distinct on (message_id) *
      from unnest(
        ${logs.map((log) => storableText(log.messageId))}::text[],
        ${logs.map(({ logId = null }) => logId)}::int8[],
        ${logs.map((log) => log.conversationId)}::uuid[],
        ${logs.map((log) => storableText(log.userId))}::text[],
        ${logs.map((log) => (log.sessionId === undefined ? null : storableText(log.sessionId)))}::text[],
        ${logs.map((log) => storableJson(log.logData))}::text[]
      ) as log (message_id, log_id, conversation_id, user_id, session_id, log_data)
      order by message_id
    ),
    fresh as (
      insert into chat_service.log_messages (tenant, message_id, log_id)
      select ${tenant}, message_id, coalesce(log_id, nextval('chat_service.logs_id_seq')) from given
      on conflict (tenant, message_id) do nothing
      returning message_id, log_id
    )
    insert into chat_service.logs (id, conversation_id, user_id, session_id, log_data)
    select fresh.log_id, given.conversation_id, given.user_id, given.session_id, given.log_data::jsonb
    from fresh join given using (message_id)
  `;
}
