import type { ChatLog, ChatLogList } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

export interface ChatLogQuery {
  readonly user: string;
  readonly session?: string | undefined;
  readonly conversation?: string | undefined;
  /** Only logs whose data hold all of this (`@>` of jsonb). */
  readonly contains?: Readonly<Record<string, unknown>> | undefined;
  /** RFC 3339: kept then or later. */
  readonly from?: string | undefined;
  /** RFC 3339: kept before then. */
  readonly to?: string | undefined;
  readonly skip: number;
  readonly limit: number;
}

interface Row {
  readonly id: number;
  readonly conversation_id: string;
  readonly user_id: string;
  readonly session_id: string | null;
  readonly log_data: Record<string, unknown>;
  readonly created_at: Date;
}

/** A user's log within the tenant that the transaction works for; undefined where there is none, or it has not been written yet. */
export async function findChatLog(tx: Transaction, user: string, id: number): Promise<ChatLog | undefined> {
  const [row] = await tx<Row[]>`
    select * from chat_service.tenant_logs where id = ${id} and user_id = ${storableText(user)}
  `;
  return row && chatLogOf(row);
}

/** A user's logs within the tenant that the transaction works for, the last first. `total` counts all that fit. */
export async function listChatLogs(tx: Transaction, { skip, limit, ...query }: ChatLogQuery): Promise<ChatLogList> {
  const fits = thatFit(tx, query);
  const [rows, [counted]] = await Promise.all([
    tx<Row[]>`select * from chat_service.tenant_logs where ${fits} order by id desc limit ${limit} offset ${skip}`,
    tx<{ total: number }[]>`select count(*) as total from chat_service.tenant_logs where ${fits}`,
  ]);
  return { items: rows.map(chatLogOf), total: counted?.total ?? 0 };
}

/** Conditions that are not asked for are left out, so that the planner sees which index serves. */
function thatFit(tx: Transaction, query: Omit<ChatLogQuery, 'skip' | 'limit'>) {
  const { user, session, conversation, contains, from, to } = query;
  return tx`
    user_id = ${storableText(user)}
    ${session === undefined ? tx`` : tx`and session_id = ${storableText(session)}`}
    ${conversation === undefined ? tx`` : tx`and conversation_id = ${conversation}`}
    ${contains === undefined ? tx`` : tx`and log_data @> ${storableJson(contains)}::text::jsonb`}
    ${from === undefined ? tx`` : tx`and created_at >= ${from}::timestamptz`}
    ${to === undefined ? tx`` : tx`and created_at < ${to}::timestamptz`}
  `;
}

function chatLogOf(row: Row): ChatLog {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    user_id: row.user_id,
    ...(row.session_id === null ? {} : { session_id: row.session_id }),
    log_data: row.log_data,
    created_at: row.created_at.toISOString(),
  };
}
