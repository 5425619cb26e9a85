import type { Transaction } from '@millrace/ports';

/** Rows that are older than `days`, the oldest first, at most `limit` of them. */
export interface Expired {
  readonly days: number;
  readonly limit: number;
}

/** Removes old dead letters, whatever became of them. Resolves to how many. */
export async function removeOldDeadLetters(sql: Transaction, { days, limit }: Expired): Promise<number> {
  const { count } = await sql`
    delete from dead_letters where id in (
      select id from dead_letters where received_at < now() - ${days} * interval '1 day' order by received_at limit ${limit}
    )
  `;
  return count;
}

/**
 * Tasks that ended, of which no rows and no artifacts are left, which are nobody's live generation, and from whose original no other
 * one began.
 */
export async function oldTasks(sql: Transaction, { days, limit }: Expired): Promise<string[]> {
  const tasks = await sql<{ id: string }[]>`
    select g.id from generations g
    where g.rank = 9 and g.purged_at is not null and g.freed_at < now() - ${days} * interval '1 day'
      and not exists (select from documents d where d.live_generation = g.id)
      and not exists (select from generations r where r.replay_of = g.id)
    order by g.freed_at limit ${limit}
  `;
  return tasks.map(({ id }) => id);
}

/** Forgets tasks. */
export async function removeTasks(sql: Transaction, taskIds: readonly string[]): Promise<void> {
  await sql`delete from generations where id = any(${[...taskIds]}::uuid[])`;
}

/** Removes old entries of the audit log. Resolves to how many. */
export async function removeOldAudit(sql: Transaction, { days, limit }: Expired): Promise<number> {
  const { count } = await sql`
    delete from audit_log where id in (
      select id from audit_log where at < now() - ${days} * interval '1 day' order by at limit ${limit}
    )
  `;
  return count;
}
