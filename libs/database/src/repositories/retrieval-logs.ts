import type { RetrievalLog, RetrievalLogList } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

export interface RetrievalLogQuery {
  readonly tenant: string;
  readonly userId?: string | undefined;
  readonly collection?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly outcome?: RetrievalLog['outcome'] | undefined;
  /** RFC 3339: asked then or later. */
  readonly from?: string | undefined;
  /** RFC 3339: asked before then. */
  readonly to?: string | undefined;
  readonly skip: number;
  readonly limit: number;
}

type JsonColumn = 'filters' | 'hits' | 'latenciesMs' | 'tokens';
type TextColumn = Exclude<keyof RetrievalLog, JsonColumn | 'askedAt'>;

/** Inserts logs of the tenant's questions in one statement, each once: those that are in already add nothing. */
export async function insertRetrievalLogs(
  tx: Transaction,
  tenant: string,
  logs: readonly Omit<RetrievalLog, 'tenant'>[],
): Promise<void> {
  const texts = (column: Exclude<TextColumn, 'tenant'>) =>
    logs.map(({ [column]: text }) => (text === undefined ? null : storableText(text)));
  const jsons = (column: JsonColumn) => logs.map(({ [column]: value }) => storableJson(value));
  await tx`
    insert into retrieval_logs (
      id, tenant, user_id, request_id, conversation_id, message_id, collection, query, searched_query, filters, hits,
      latencies_ms, model, tokens, outcome, error_code, asked_at
    )
    select id, ${tenant}, user_id, request_id, conversation_id, message_id, collection, query, searched_query, filters::jsonb,
      hits::jsonb, latencies_ms::jsonb, model, tokens::jsonb, outcome, error_code, asked_at
    from unnest(
      ${texts('logId')}::uuid[], ${texts('userId')}::text[], ${texts('requestId')}::text[], ${texts('conversationId')}::uuid[],
      ${texts('messageId')}::uuid[], ${texts('collection')}::text[], ${texts('query')}::text[], ${texts('searchedQuery')}::text[],
      ${jsons('filters')}::text[], ${jsons('hits')}::text[], ${jsons('latenciesMs')}::text[], ${texts('model')}::text[],
      ${jsons('tokens')}::text[], ${texts('outcome')}::text[], ${texts('errorCode')}::text[],
      ${logs.map(({ askedAt }) => askedAt)}::timestamptz[]
    ) as log (
      id, user_id, request_id, conversation_id, message_id, collection, query, searched_query, filters, hits, latencies_ms, model,
      tokens, outcome, error_code, asked_at
    )
    on conflict (id) do nothing
  `;
}

type Row = { readonly [Column in Exclude<keyof RetrievalLog, 'askedAt'>]: RetrievalLog[Column] | null } & {
  readonly askedAt: Date;
};

/** Logs of a tenant's questions, those asked last first. `total` counts all that fit. */
export async function listRetrievalLogs(
  tx: Transaction,
  { skip, limit, ...query }: RetrievalLogQuery,
): Promise<RetrievalLogList> {
  const fits = thatFit(tx, query);
  const [rows, [counted]] = await Promise.all([
    tx<Row[]>`
      select id as "logId", tenant, user_id as "userId", request_id as "requestId", conversation_id as "conversationId",
        message_id as "messageId", collection, query, searched_query as "searchedQuery", filters, hits,
        latencies_ms as "latenciesMs", model, tokens, outcome, error_code as "errorCode", asked_at as "askedAt"
      from retrieval_logs where ${fits}
      order by asked_at desc, id limit ${limit} offset ${skip}
    `,
    tx<{ total: number }[]>`select count(*) as total from retrieval_logs where ${fits}`,
  ]);
  return { items: rows.map(retrievalLogOf), total: counted?.total ?? 0 };
}

function thatFit(tx: Transaction, query: Omit<RetrievalLogQuery, 'skip' | 'limit'>) {
  const { tenant, userId, collection, conversationId, outcome, from, to } = query;
  return tx`
    tenant = ${tenant}
    and (${userId ?? null}::text is null or user_id = ${userId ?? null})
    and (${collection ?? null}::text is null or collection = ${collection ?? null})
    and (${conversationId ?? null}::uuid is null or conversation_id = ${conversationId ?? null}::uuid)
    and (${outcome ?? null}::text is null or outcome = ${outcome ?? null})
    and (${from ?? null}::timestamptz is null or asked_at >= ${from ?? null}::timestamptz)
    and (${to ?? null}::timestamptz is null or asked_at < ${to ?? null}::timestamptz)
  `;
}

function retrievalLogOf({ askedAt, ...row }: Row): RetrievalLog {
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...known, askedAt: askedAt.toISOString() } as RetrievalLog;
}
