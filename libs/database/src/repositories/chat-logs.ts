import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** One exchange to be kept, and the message that brought it. */
export interface ChatLog {
  readonly messageId: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly sessionId?: string | undefined;
  readonly logData: Readonly<Record<string, unknown>>;
}

/**
 * Inserts chat logs in one statement, each message once: those that are in already, or twice among them, add nothing.
 */
export async function insertChatLogs(sql: Transaction, logs: readonly ChatLog[]): Promise<void> {
  await sql`
    with given as (
      select distinct on (message_id) *
      from unnest(
        ${logs.map((log) => storableText(log.messageId))}::text[],
        ${logs.map((log) => log.conversationId)}::uuid[],
        ${logs.map((log) => storableText(log.userId))}::text[],
        ${logs.map((log) => (log.sessionId === undefined ? null : storableText(log.sessionId)))}::text[],
        ${logs.map((log) => storableJson(log.logData))}::text[]
      ) as log (message_id, conversation_id, user_id, session_id, log_data)
      order by message_id
    ),
    fresh as (
      insert into chat_service.log_messages (message_id, log_id)
      select message_id, nextval('chat_service.logs_id_seq') from given
      on conflict do nothing
      returning message_id, log_id
    )
    insert into chat_service.logs (id, conversation_id, user_id, session_id, log_data)
    select fresh.log_id, given.conversation_id, given.user_id, given.session_id, given.log_data::jsonb
    from fresh join given using (message_id)
  `;
}
