import type { DeadLetter, DeadLetterFilter, DeadLetterState } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** Whose letters: a tenant's own, and for `default`, which stands for the operator, those that are nobody's. */
export interface DeadLetterQuery extends DeadLetterFilter {
  readonly tenant: string;
  readonly state?: DeadLetterState | undefined;
}

interface Row {
  readonly id: string;
  readonly state: DeadLetterState;
  readonly queue: string;
  readonly stage: string;
  readonly event_type: string;
  readonly message_id: string;
  readonly task_id: string | null;
  readonly tenant: string | null;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly moot: boolean;
  readonly replays: number;
  readonly replayed_at: Date | null;
  readonly dropped_at: Date | null;
  readonly failed_at: Date;
}

/** Dead letters, those received last first. `total` counts all that fit. */
export async function listDeadLetters(
  sql: Transaction,
  { skip, limit, ...query }: DeadLetterQuery & { readonly skip: number; readonly limit: number },
): Promise<{ items: DeadLetter[]; total: number }> {
  const [rows, [counted]] = await Promise.all([
    sql<Row[]>`
      select ${deadLetterColumns(sql)} from dead_letters d
      where ${thatFit(sql, query)}
      order by received_at desc, id
      limit ${limit} offset ${skip}
    `,
    sql<{ total: number }[]>`select count(*) as total from dead_letters d where ${thatFit(sql, query)}`,
  ]);
  return { items: rows.map(deadLetterOf), total: counted?.total ?? 0 };
}

/** Ids of open letters, those received first first; with `replayable` without those whose task runs or has ended otherwise. */
export async function openDeadLetters(
  sql: Transaction,
  { replayable = false, limit, ...query }: DeadLetterQuery & { readonly replayable?: boolean; readonly limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from dead_letters d
    where ${thatFit(sql, { ...query, state: 'open' })}
      and (not ${replayable} or d.task_id is null or exists (
        select from generations g where g.id = d.task_id and g.tenant = d.tenant and g.status = 'failed'
      ))
    order by received_at, id
    limit ${limit}
  `;
  return rows.map(({ id }) => id);
}

/** Drops those of the letters that are open. Resolves to their ids. */
export async function dropDeadLetters(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update dead_letters set dropped_at = now()
    where id = any(${[...ids]}::uuid[]) and dropped_at is null and replayed_at is null
    returning id
  `;
  return rows.map(({ id }) => id);
}

/** The condition under which a row `d` fits. */
export function thatFit(sql: Transaction, query: DeadLetterQuery) {
  const { tenant, state, queue, code, taskId, olderThan, newerThan } = query;
  return sql`
    (d.tenant = ${tenant} or (d.tenant is null and ${tenant} = 'default'))
    and (${queue ?? null}::text is null or d.queue = ${queue ?? null})
    and (${code ?? null}::text is null or d.code = ${code ?? null})
    and (${taskId ?? null}::uuid is null or d.task_id = ${taskId ?? null}::uuid)
    and (${olderThan ?? null}::timestamptz is null or d.failed_at < ${olderThan ?? null}::timestamptz)
    and (${newerThan ?? null}::timestamptz is null or d.failed_at > ${newerThan ?? null}::timestamptz)
    and (${state ?? null}::text is null or ${stateOf(sql)} = ${state ?? null})
  `;
}

export function deadLetterColumns(sql: Transaction) {
  return sql`
    d.id, ${stateOf(sql)} as state, d.queue, d.stage, d.event_type, d.message_id, d.task_id, d.tenant, d.code, d.reason,
    d.attempts, d.moot, d.replays, d.replayed_at, d.dropped_at, d.failed_at
  `;
}

function stateOf(sql: Transaction) {
  return sql`case when d.dropped_at is not null then 'dropped' when d.replayed_at is not null then 'replayed' else 'open' end`;
}

export function deadLetterOf(row: Row): DeadLetter {
  return {
    deadLetterId: row.id,
    state: row.state,
    queue: row.queue,
    stage: row.stage,
    eventType: row.event_type,
    messageId: row.message_id,
    code: row.code,
    reason: row.reason,
    attempts: row.attempts,
    moot: row.moot,
    replays: row.replays,
    failedAt: row.failed_at.toISOString(),
    ...(row.task_id === null ? {} : { taskId: row.task_id }),
    ...(row.tenant === null ? {} : { tenant: row.tenant }),
    ...(row.replayed_at === null ? {} : { replayedAt: row.replayed_at.toISOString() }),
    ...(row.dropped_at === null ? {} : { droppedAt: row.dropped_at.toISOString() }),
  };
}

export type { Row as DeadLetterRow };
