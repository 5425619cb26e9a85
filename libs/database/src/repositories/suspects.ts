import type { Transaction } from '@millrace/ports';

/** A task that looked lost, and of which nothing was heard since. */
export interface Suspect {
  readonly taskId: string;
  /** Its first look. */
  readonly since: Date;
}

export interface Look {
  /** What they are suspected of: each suspicion has looks of its own. */
  readonly suspicion: string;
  /** Those that look lost now, with when they were last heard of by others than Postgres. */
  readonly tasks: readonly { readonly taskId: string; readonly heardAt: Date | undefined }[];
  readonly apartMs: number;
}

/**
 * Notes which tasks look lost now. Resolves to those of them that looked so at an earlier look too, at least `apartMs` ago, and of
 * which nothing was heard since: with 0 to all.
 */
export async function lookAgain(sql: Transaction, { suspicion, tasks, apartMs }: Look): Promise<Suspect[]> {
  await sql`
    delete from suspects s
    where s.suspicion = ${suspicion} and not exists (
      select from generations g
      where g.id = s.task_id and g.rank < 9 and g.updated_at <= s.since
        and not exists (select from batches b where b.generation_id = g.id and b.indexed_at > s.since)
        and not exists (select from outbox o where o.task_id = g.id::text)
    )
  `;
  return sql<Suspect[]>`
    with looked as (
      insert into suspects as s (suspicion, task_id)
      select ${suspicion}, task_id from unnest(${tasks.map(({ taskId }) => taskId)}::uuid[]) as task (task_id)
      on conflict (suspicion, task_id) do update set
        since = case
          when s.since < (
            select heard_at
            from unnest(
              ${tasks.map(({ taskId }) => taskId)}::uuid[],
              ${tasks.map(({ heardAt }) => heardAt?.toISOString() ?? null)}::timestamptz[]
            ) as heard (task_id, heard_at)
            where heard.task_id = s.task_id
          )
          then now() else s.since end
      returning s.task_id, s.since
    )
    select task_id as "taskId", since from looked where since <= now() - ${apartMs} * interval '1 millisecond'
  `;
}
