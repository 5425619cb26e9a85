import type { DeadLetter, DeadLetterDetail } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';
import { type DeadLetterRow, deadLetterColumns, deadLetterOf, thatFit } from './dead-letter-list.ts';

/** A dead letter with all that is kept of its message. */
export interface KeptLetter extends DeadLetter {
  readonly stack: string;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Of the whole body: of a larger one than is kept, `body` is only the beginning. */
  readonly bodyBytes: number;
}

interface Row extends DeadLetterRow, Pick<KeptLetter, 'stack' | 'headers' | 'body'> {
  readonly content_type: string;
  readonly body_bytes: number;
}

/** One dead letter that the tenant may see. */
export async function findDeadLetter(sql: Transaction, tenant: string, id: string): Promise<KeptLetter | undefined> {
  const [row] = await sql<Row[]>`
    select ${keptColumns(sql)} from dead_letters d where d.id = ${id} and ${thatFit(sql, { tenant })}
  `;
  return row && keptLetterOf(row);
}

/**
 * Locks, of these letters, those that were not dropped, in the order of their ids: a letter is sent again or dropped under this lock.
 */
export async function lockDeadLetters(tx: Transaction, ids: readonly string[]): Promise<KeptLetter[]> {
  const rows = await tx<Row[]>`
    select ${keptColumns(tx)} from dead_letters d
    where d.id = any(${[...ids]}::uuid[]) and d.dropped_at is null
    order by d.id
    for update
  `;
  return rows.map(keptLetterOf);
}

/** Ids of the open letters of a task that are its own. */
export async function openDeadLettersOfTask(sql: Transaction, tenant: string, taskId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from dead_letters
    where task_id = ${taskId} and tenant = ${tenant} and code <> 'TASK_ID_CONFLICT'
      and replayed_at is null and dropped_at is null
    order by id
  `;
  return rows.map(({ id }) => id);
}

/** Counts a replay of these letters. */
export async function markReplayed(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx`update dead_letters set replays = replays + 1, replayed_at = now() where id = any(${[...ids]}::uuid[])`;
}

/** The letters of which one is a replay, and those that its replays became, itself among them, oldest first. */
export async function lineageOf(sql: Transaction, tenant: string, id: string): Promise<DeadLetterDetail['lineage']> {
  const rows = await sql<DeadLetterRow[]>`
    with recursive
    before as (
      select id, headers ->> 'millrace-replay-of' as parent from dead_letters where id = ${id}
      union
      select d.id, d.headers ->> 'millrace-replay-of' from dead_letters d
      join before on d.id = case
        when before.parent ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then before.parent::uuid end
    ),
    after as (
      select ${id}::uuid as id
      union
      select d.id from dead_letters d join after on d.headers ->> 'millrace-replay-of' = after.id::text
    )
    select ${deadLetterColumns(sql)} from dead_letters d
    where d.id in (select id from before union select id from after) and ${thatFit(sql, { tenant })}
    order by d.failed_at, d.id
  `;
  return rows
    .map(deadLetterOf)
    .map(({ deadLetterId, state, code, failedAt }) => ({ deadLetterId, state, code, failedAt }));
}

function keptColumns(sql: Transaction) {
  return sql`${deadLetterColumns(sql)}, d.stack, d.headers, d.content_type, d.body, d.body_bytes`;
}

function keptLetterOf(row: Row): KeptLetter {
  const { stack, headers, body } = row;
  return { ...deadLetterOf(row), stack, headers, body, contentType: row.content_type, bodyBytes: row.body_bytes };
}
